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
    return new LocalFolder(path, lastName(path));
  }

  /** The last part of a path, without the slashes at its end. */
  static String lastName(String path) {
    var end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') end--;
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
