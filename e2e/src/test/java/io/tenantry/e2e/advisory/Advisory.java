package io.tenantry.e2e.advisory;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A published vulnerability of a library: a row of {@code advisories.csv}.
 *
 * @param jar matches the file names of the library; Quarkus puts the group in front
 * @param affected versions in Maven's notation for ranges
 * @param seenIn a part of the path under which an affected jar is accepted; empty: nowhere
 * @param reason why it is accepted there
 */
record Advisory(String id, Pattern jar, VersionRange affected, String seenIn, String reason) {

  static Advisory of(CSVRecord row) {
    try {
      return new Advisory(
          row.get("id"),
          Pattern.compile(
              "(?:%s\\.)?%s-(\\d[^/]*)\\.jar"
                  .formatted(Pattern.quote(row.get("group")), Pattern.quote(row.get("artifact")))),
          VersionRange.createFromVersionSpec(row.get("affected")),
          row.get("seen in"),
          row.get("reason"));
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalStateException("The range of " + row.get("id") + " cannot be read", e);
    }
  }

  boolean affects(Path file) {
    Matcher name = jar.matcher(file.getFileName().toString());
    return name.matches() && affected.containsVersion(new DefaultArtifactVersion(name.group(1)));
  }

  boolean isAccepted(Path file) {
    return !seenIn.isEmpty() && file.toString().contains(seenIn);
  }
}
