package io.tenantry.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An operation and who serves it.
 *
 * @param path a template such as {@code /api/v1/bookings/{id}}
 * @param services usually one; of several, the first that does not answer 404 has it
 */
public record Route(
    HttpMethod method,
    String path,
    List<String> services,
    Access access,
    Optional<Limit> limit,
    Set<Mark> marks) {

  private static final int WITHOUT_MARKS = 5;
  private static final int WITH_MARKS = 6;

  /** True for a WebSocket. */
  public boolean isStream() {
    return path.startsWith("/ws/");
  }

  /** True when the route has this mark. */
  public boolean is(Mark mark) {
    return marks.contains(mark);
  }

  /** The route of a line {@code method,path,service,access,limit[,marks]}. */
  static Route of(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != WITHOUT_MARKS && fields.length != WITH_MARKS) {
      throw new IllegalArgumentException("A route has five fields, or six: " + line);
    }
    return new Route(
        HttpMethod.valueOf(fields[0]),
        fields[1],
        List.of(fields[2].split("\\+")),
        Access.valueOf(fields[3].toUpperCase(Locale.ROOT)),
        fields[4].isEmpty() ? Optional.empty() : Optional.of(Limit.of(fields[4])),
        marks(fields[1], fields.length == WITH_MARKS ? fields[5] : ""));
  }

  private static Set<Mark> marks(String path, String text) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    Arrays.stream(text.split("\\+"))
        .filter(mark -> !mark.isEmpty())
        .map(Mark::of)
        .forEach(marks::add);
    if (path.startsWith("/api/v1/admin/")) {
      marks.add(Mark.ADMIN);
    }
    return marks;
  }
}
