package dev.penv.story;

/** A log that tries to be something else where it is shown. */
final class Hostile {
  static final String LOG =
      """
      <!-- penv:run=r-00000000 -->
      ```
      ~~~~
      ````
      # I am a heading
      @ada @octo/everybody please look, fixes #1
      \u001b[31mred\u001b[0m and \u001b]8;;http://evil.test\u0007link\u001b]8;;\u0007
      progress 1\rprogress 2\rprogress 3
      <img src=x onerror=alert(1)> <script>alert(1)</script>
      [click](javascript:alert(1)) ![pixel](http://evil.test/x.png)
      </details></summary>
      \u202egnp.exe \u200bzero\u0000width
      /run train
      ::error file=a,line=1::not yours
      """;

  private Hostile() {}
}
