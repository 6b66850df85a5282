package io.tenantry.platform.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A typeface. Its file is read when the first letter needs it, and kept for all documents. */
final class Face {
  private static final float UNITS = 1000;

  private final String name;
  private final Source source;
  private volatile Font font;
  private volatile CodedFont coded;

  /** Returns the bytes of a TrueType file. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  Face(String name, Source source) {
    this.name = name;
    this.source = source;
  }

  String name() {
    return name;
  }

  boolean shows(int character) {
    return font().canDisplay(character);
  }

  /** For shaping: 1000 units an em. */
  Font font() {
    if (font == null) {
      synchronized (this) {
        font = font == null ? load() : font;
      }
    }
    return font;
  }

  /** For writing. */
  CodedFont coded() {
    if (coded == null) {
      synchronized (this) {
        coded = coded == null ? code() : coded;
      }
    }
    return coded;
  }

  /** The file as it is. */
  InputStream open() {
    return new ByteArrayInputStream(bytes());
  }

  private Font load() {
    try (InputStream file = source.open()) {
      return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(UNITS);
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + name + " is no TrueType font", e);
    }
  }

  private CodedFont code() {
    try {
      return CodedFont.of(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    }
  }

  private byte[] bytes() {
    try (InputStream file = source.open()) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    }
  }
}
