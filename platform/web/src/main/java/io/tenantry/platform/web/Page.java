package io.tenantry.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list in keyset order. Ids are UUIDv7, so the id is the key: newest first, stable
 * under inserts. {@code nextCursor} is absent on the last page.
 */
public record Page<T>(
    List<T> items, @Schema(description = "Send as cursor to read on") Optional<String> nextCursor) {

  /** Number of rows of a page by default, and at most. */
  public static final int DEFAULT_LIMIT = 20;

  /** The most rows one page holds. */
  public static final int MAX_LIMIT = 100;

  /**
   * Cuts {@code rows}, read with {@code limit + 1}, to a page.
   *
   * @param id the key the list is ordered by
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, UUID> id) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, Optional.of(id.apply(items.getLast()).toString()));
  }
}
