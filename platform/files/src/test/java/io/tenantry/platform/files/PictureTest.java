package io.tenantry.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are not in plain full colour, or larger than the limit, are converted. */
class PictureTest {
  private static final Color BRICK = new Color(200, 60, 20);

  /** Tolerance for JPEG's change of a colour. */
  private static final int NEARLY = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void a_palette_keeps_its_colours(int bits) throws Exception {
    byte[] red = {(byte) 255, (byte) 200};
    byte[] green = {(byte) 255, 60};
    byte[] blue = {(byte) 255, 20};
    var palette = new IndexColorModel(bits, 2, red, green, blue);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage made = made(halves(new BufferedImage(60, 40, type, palette)), "png");
    assertThat(new Color(made.getRGB(5, 20))).isEqualTo(Color.WHITE);
    assertThat(new Color(made.getRGB(55, 20))).isEqualTo(BRICK);
  }

  @Test
  void what_is_transparent_becomes_white() throws Exception {
    var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(BRICK);
    canvas.fillRect(30, 0, 30, 40);
    canvas.dispose();
    BufferedImage made = made(image, "png");
    assertThat(new Color(made.getRGB(5, 20))).isEqualTo(Color.WHITE);
    assertThat(new Color(made.getRGB(55, 20))).isEqualTo(BRICK);
  }

  @Test
  void grey_is_as_bright_as_it_was() throws Exception {
    assertGrey(made(Photographs.grey(2000, 40), "png"), 1);
    assertGrey(made(Photographs.grey(2000, 40), "jpg"), 1);
    assertGrey(made(Photographs.deepGrey(2000, 40), "png"), 1);
    BufferedImage half = made(Photographs.greyWithAlpha(2000, 40), "png");
    assertGrey(half, 0.5);
    assertThat(new Color(half.getRGB(1500, 20))).isEqualTo(Color.WHITE);
  }

  private static void assertGrey(BufferedImage made, double until) {
    for (double place = 0.05; place < until; place += 0.1) {
      Color color = new Color(made.getRGB((int) (place * made.getWidth()), 20));
      assertThat(color.getRed()).isCloseTo(Photographs.red(place), within());
      assertThat(color.getBlue()).isCloseTo(Photographs.red(place), within());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpg,false", "jpg,true", "png,false"})
  void a_photo_that_is_read_in_strips_shows_no_seams(String format, boolean progressive)
      throws Exception {
    Path file = folder.resolve("large." + format);
    assertColours(
        made(
            Photographs.written(Photographs.colour(4032, 3024), format, progressive, file),
            format));
  }

  @Test
  void sixteen_bits_keep_their_colours() throws Exception {
    assertColours(made(Photographs.deepColour(4032, 3024), "png"));
  }

  private static void assertColours(BufferedImage made) {
    assertThat(made.getWidth()).isEqualTo(2048);
    assertThat(made.getHeight()).isEqualTo(1536);
    for (int y = 0; y < made.getHeight(); y++) {
      double place = 0.3;
      Color color = new Color(made.getRGB((int) (place * 2048), y));
      assertThat(color.getRed()).as("row %d", y).isCloseTo(Photographs.red(place), within());
      assertThat(color.getGreen()).as("row %d", y).isCloseTo(Photographs.green(place), within());
      assertThat(color.getBlue()).as("row %d", y).isCloseTo(Photographs.blue(place), within());
    }
  }

  @Test
  void red_of_printers_is_red() throws Exception {
    Color color = new Color(made(Photographs.cmykRed(4032, 3024), "jpg").getRGB(1000, 1000));
    assertThat(color.getRed()).isGreaterThan(200);
    assertThat(color.getGreen()).isLessThan(80);
    assertThat(color.getBlue()).isLessThan(80);
  }

  @ParameterizedTest
  @CsvSource({
    "1,brick,white,white,white", "2,white,brick,white,white", "3,white,white,white,brick",
    "4,white,white,brick,white", "5,brick,white,white,white", "6,white,brick,white,white",
    "7,white,white,white,brick", "8,white,white,brick,white"
  })
  void a_photo_is_upright_however_the_camera_was_held(
      int tag, String topLeft, String topRight, String bottomLeft, String bottomRight)
      throws Exception {
    var stored = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = stored.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, 60, 40);
    canvas.setColor(BRICK);
    canvas.fillRect(0, 0, 30, 20);
    canvas.dispose();
    Path png = Photographs.written(stored, "png", false, folder.resolve("stored.png"));
    BufferedImage made =
        PictureSize.reading(
            png,
            "image/png",
            reader -> new PictureDecoder(reader, true, 2048).decode(new Orientation(tag)));
    int right = made.getWidth() - 3;
    int bottom = made.getHeight() - 3;
    assertThat(made.getWidth()).isEqualTo(tag >= 5 ? 40 : 60);
    assertThat(new Color(made.getRGB(3, 3))).isEqualTo(color(topLeft));
    assertThat(new Color(made.getRGB(right, 3))).isEqualTo(color(topRight));
    assertThat(new Color(made.getRGB(3, bottom))).isEqualTo(color(bottomLeft));
    assertThat(new Color(made.getRGB(right, bottom))).isEqualTo(color(bottomRight));
  }

  private static Color color(String name) {
    return name.equals("brick") ? BRICK : Color.WHITE;
  }

  @ParameterizedTest
  @CsvSource({"2049,700", "4095,4095", "4097,3", "8160,6144", "3,4097", "1,1"})
  void no_photo_becomes_smaller_than_it_is_shown(int width, int height) throws Exception {
    BufferedImage made = made(Photographs.grey(width, height), "png");
    assertThat(Math.max(made.getWidth(), made.getHeight()))
        .isEqualTo(Math.min(2048, Math.max(width, height)));
  }

  @Test
  void what_is_no_picture_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.png"), "I am a picture");
    assertThatThrownBy(() -> made(file, "png")).isInstanceOf(Picture.Undecodable.class);
  }

  /** White on the left, brick on the right. */
  private static BufferedImage halves(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, x < image.getWidth() / 2 ? 0 : 1);
      }
    }
    return image;
  }

  private BufferedImage made(BufferedImage image, String format) throws Exception {
    return made(
        Photographs.written(image, format, false, folder.resolve("photo." + format)), format);
  }

  private static BufferedImage made(Path file, String format) throws Exception {
    try (TemporaryFolder made = TemporaryFolder.create()) {
      String type = format.equals("png") ? "image/png" : "image/jpeg";
      return ImageIO.read(Picture.of(file, type, made).content().toFile());
    }
  }

  private static Offset<Integer> within() {
    return Offset.offset(NEARLY);
  }
}
