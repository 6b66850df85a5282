package io.tenantry.platform.files;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A program that makes all photos of a folder at once, in the heap it was given. */
final class PictureProcess {
  private PictureProcess() {}

  /** Prints a line for each photo, then the most that was on the heap. */
  public static void main(String[] arguments) throws Exception {
    List<Path> photos;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      photos = files.sorted().toList();
    }
    try (var threads = Executors.newFixedThreadPool(photos.size())) {
      List<Callable<String>> work =
          photos.stream().map(photo -> (Callable<String>) () -> made(photo)).toList();
      for (Future<String> made : threads.invokeAll(work)) {
        System.out.println(made.get());
      }
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed() >> 20)
            .sum();
    System.out.println("heap peak " + peak + " MB");
  }

  private static String made(Path photo) throws Exception {
    long start = System.nanoTime();
    String name = photo.getFileName().toString();
    String type = name.endsWith(".png") ? "image/png" : "image/jpeg";
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Picture picture = Picture.of(photo, type, folder);
      return "%s %dx%d in %d ms"
          .formatted(
              name, picture.width(), picture.height(), (System.nanoTime() - start) / 1_000_000);
    }
  }
}
