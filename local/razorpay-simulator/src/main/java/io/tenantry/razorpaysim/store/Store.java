package io.tenantry.razorpaysim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Everything that outlives the process, in one file. All use is from the one event loop, so a write
 * is never interleaved with another; it is in the file before the caller is answered.
 */
public final class Store implements AutoCloseable {
  private static final int CACHE_MEGABYTES = 4;

  private final MVStore file;
  private final List<Runnable> afterWrite = new ArrayList<>();

  private Store(MVStore file) {
    this.file = file;
    file.setRetentionTime(0); // a killed process leaves what it wrote
  }

  /** Opens the file in this directory, making both when they are missing. */
  public static Store open(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Store(
        new MVStore.Builder()
            .fileName(directory.resolve("razorpay.mv").toString())
            .autoCommitDisabled()
            .cacheSize(CACHE_MEGABYTES)
            .compress()
            .open());
  }

  /** A named map. */
  public MVMap<String, String> map(String name) {
    return file.openMap(name);
  }

  /** The object with this id. */
  public Optional<ObjectNode> find(String map, String id) {
    return Optional.ofNullable(map(map).get(id)).map(Json::read);
  }

  /** Adds or replaces an object. */
  public void put(String map, ObjectNode object) {
    map(map).put(object.get("id").asText(), Json.write(object));
  }

  /** All objects of a map, newest first. */
  public Stream<ObjectNode> newestFirst(String map) {
    MVMap<String, String> rows = map(map);
    return Stream.iterate(rows.lastKey(), Objects::nonNull, rows::lowerKey)
        .map(rows::get)
        .map(Json::read);
  }

  /** All of the work, or none of it when it throws. */
  public <T> T write(Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      file.rollback();
      throw e;
    }
    file.commit();
    afterWrite.forEach(Runnable::run);
    return result;
  }

  /** Runs {@code action} after each write. */
  public void afterWrite(Runnable action) {
    afterWrite.add(action);
  }

  /** Whether nothing can be written any more. */
  public boolean isClosed() {
    return file.isClosed();
  }

  @Override
  public void close() {
    file.close();
  }
}
