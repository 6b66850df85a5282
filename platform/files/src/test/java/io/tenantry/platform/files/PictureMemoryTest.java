package io.tenantry.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Photos of telephones in half the heap that the service ships with: the other half is its own.
 * Each test starts a JVM.
 */
class PictureMemoryTest {
  private static final String HEAP = "-Xmx80m";

  @TempDir Path photos;
  @TempDir Path elsewhere;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void twelve_photos_of_twelve_megapixels_at_once() throws Exception {
    Path one =
        Photographs.written(
            Photographs.colour(4032, 3024), "jpg", false, elsewhere.resolve("one.jpg"));
    for (int i = 0; i < 12; i++) {
      Files.copy(one, photos.resolve(i + ".jpg"));
    }
    assertThat(made()).filteredOn(line -> line.contains("2048x1536 in")).hasSize(12);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void fifty_megapixels_whatever_they_are_written_as() throws Exception {
    write(Photographs.colour(8160, 6144), "jpg", false, "plain.jpg");
    write(Photographs.colour(8160, 6144), "jpg", true, "progressive.jpg");
    write(Photographs.cmykRed(8160, 6144), "jpg", false, "cmyk.jpg");
    write(Photographs.colour(8160, 6144), "png", false, "plain.png");
    assertThat(made()).filteredOn(line -> line.contains("2048x1542 in")).hasSize(4);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void sixteen_bits_and_grey_with_transparency() throws Exception {
    write(Photographs.deepColour(4095, 4095), "png", false, "deep.png");
    write(Photographs.deepGrey(4095, 4095), "png", false, "deep-grey.png");
    write(Photographs.greyWithAlpha(4095, 4095), "png", false, "grey.png");
    assertThat(made()).filteredOn(line -> line.contains("2048x2048 in")).hasSize(3);
  }

  private void write(BufferedImage photo, String format, boolean progressive, String name)
      throws Exception {
    Photographs.written(photo, format, progressive, photos.resolve(name));
  }

  private List<String> made() throws Exception {
    Path output = elsewhere.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PictureProcess.class.getName(),
                photos.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> read(output)).isZero();
    return read(output).lines().toList();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
