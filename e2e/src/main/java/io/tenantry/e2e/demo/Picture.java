package io.tenantry.e2e.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A photo of a room, drawn here so that nothing binary is kept in the repository. */
final class Picture {
  private Picture() {}

  static byte[] png() throws IOException {
    System.setProperty("java.awt.headless", "true");
    var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xF3E9D2));
    pen.fillRect(0, 0, 320, 200);
    pen.setColor(new Color(0x114B5F));
    pen.fillRect(30, 110, 180, 60);
    pen.setColor(new Color(0x88D498));
    pen.fillRect(230, 30, 60, 80);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
