package io.tenantry.local.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A committed configuration file with {@code @NAME@} where this checkout's own values go. */
public record Template(Path file) {
  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

  public String with(Map<String, String> values) {
    try {
      return PLACE
          .matcher(Files.readString(file))
          .replaceAll(m -> Matcher.quoteReplacement(value(values, m.group(1))));
    } catch (IOException e) {
      throw new Problem(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes the filled file, readable by its owner only if it carries secrets. */
  public Path writeTo(Path target, Map<String, String> values) {
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(target, with(values));
      return target;
    } catch (IOException e) {
      throw new Problem(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private String value(Map<String, String> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new Problem(file + " asks for @" + name + "@, which nothing sets.");
    }
    return value;
  }
}
