package io.tenantry.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeicConverterTest {
  private final TemporaryFolder folder = TemporaryFolder.create();
  @TempDir Path elsewhere;

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void the_command_is_given_both_paths() throws IOException {
    Path heic = Files.writeString(folder.file("upload"), "a photo");
    assertThat(converter("cp \"$1\" \"$2\"").convert(heic, folder))
        .hasValueSatisfying(jpeg -> assertThat(jpeg).hasContent("a photo"));
  }

  @Test
  void of_several_pictures_the_first_is_taken() throws IOException {
    Path heic = Files.writeString(folder.file("upload"), "a photo");
    assertThat(converter("cp \"$1\" \"${2%.jpg}-1.jpg\"").convert(heic, folder))
        .hasValueSatisfying(jpeg -> assertThat(jpeg).hasContent("a photo"));
  }

  @Test
  void a_command_that_fails_or_makes_nothing_or_does_not_end_makes_no_picture() throws IOException {
    Path heic = Files.writeString(folder.file("upload"), "no photo");
    assertThat(converter("exit 1").convert(heic, folder)).isEmpty();
    assertThat(converter("exit 0").convert(heic, folder)).isEmpty();
    assertThat(converter("exec sleep 600").convert(heic, folder)).isEmpty();
  }

  @Test
  void the_pixels_are_known_before_anything_is_decoded() throws IOException {
    assertThat(PictureSize.fault(heic(8064, 6048), "image/heic")).isEmpty();
    assertThat(PictureSize.fault(heic(30_000, 20_000), "image/heic"))
        .hasValueSatisfying(fault -> assertThat(fault).contains("30000 × 20000 pixels"));
    assertThat(PictureSize.fault(heic(-1, -1), "image/heif")).isPresent();
    Path none = Files.writeString(folder.file("none"), "ftypheic");
    assertThat(PictureSize.fault(none, "image/heic")).isPresent();
  }

  private Path heic(int width, int height) throws IOException {
    ByteBuffer boxes = ByteBuffer.allocate(64);
    boxes.put("....ftypheic........".getBytes(StandardCharsets.US_ASCII));
    boxes.putInt(20).put("ispe".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    boxes.putInt(512).putInt(512);
    boxes.putInt(20).put("ispe".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    boxes.putInt(width).putInt(height);
    return Files.write(folder.file("photo.heic"), boxes.array());
  }

  private HeicConverter converter(String script) throws IOException {
    Path command = elsewhere.resolve("convert");
    Files.writeString(command, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return new HeicConverter(Optional.of(command.toString()), Duration.ofSeconds(5));
  }
}
