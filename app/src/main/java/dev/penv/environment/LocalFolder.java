package dev.penv.environment;

/**
 * The folder of a workspace on the computer that makes its container.
 *
 * @param path absolute
 * @param name of the folder, or what people call it where the computer calls it otherwise
 */
public record LocalFolder(String path, String name) {
  /** One that is called as its path says. */
  public static LocalFolder at(String path) {
    var plain = path.replaceFirst("/+$", "");
    return new LocalFolder(path, plain.substring(plain.lastIndexOf('/') + 1));
  }
}
