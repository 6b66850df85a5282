package io.tenantry.auth.name;

import java.util.regex.Pattern;

/** Names of people, organizations and keys. */
public final class Names {
  private static final Pattern OTHER_LINE =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "://|\\bwww\\.|\\bmailto:|\\S@\\S+\\.\\S|\\b[a-z0-9-]+\\.[a-z]{2,}/",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}]");

  private Names() {}

  /** Returns whether a name is one line that can be read and leads nowhere. */
  public static boolean isPlain(String name) {
    return !OTHER_LINE.matcher(name).find()
        && !leadsSomewhere(name)
        && READABLE.matcher(name).find();
  }

  /** Returns whether a program that shows a name may make a link of a part of it. */
  static boolean leadsSomewhere(String name) {
    return ADDRESS.matcher(name).find();
  }

  /** The name a provider tells of somebody: what is none is left out. */
  public static String orNone(String name, int longest) {
    String text = name.strip();
    return text.length() <= longest && isPlain(text) ? text : "";
  }
}
