package io.tenantry.platform.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A copy of a TrueType font in which a character stands for every glyph, because PDFBox writes
 * characters only. A glyph that is a letter alone keeps its character; a conjunct or a ligature
 * gets one of the private ones. The copy has no substitutions: its glyphs were chosen before.
 */
final class CodedFont {
  private static final int PRIVATE = 0xF0000;
  private static final int TABLES_AT = 12;
  private static final int TABLE_ENTRY = 16;
  private static final int GROUP = 12;
  private static final Set<String> KEPT =
      Set.of(
          "head", "hhea", "maxp", "hmtx", "loca", "glyf", "name", "post", "OS/2", "cvt ", "fpgm",
          "prep");

  private final byte[] ttf;
  private final int[] characters;

  private CodedFont(byte[] ttf, int[] characters) {
    this.ttf = ttf;
    this.characters = characters;
  }

  static CodedFont of(byte[] ttf) throws IOException {
    SortedMap<String, byte[]> tables = tables(ttf);
    int glyphs = ByteBuffer.wrap(tables.get("maxp")).getShort(4) & 0xFFFF;
    var characters = new int[glyphs];
    var glyphOf = new TreeMap<Integer, Integer>();
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(ttf))) {
      CmapLookup known = font.getUnicodeCmapLookup(false);
      for (int glyph = 0; glyph < glyphs; glyph++) {
        characters[glyph] = character(glyph, known.getCharCodes(glyph));
        glyphOf.put(characters[glyph], glyph);
      }
    }
    tables.put("cmap", cmap(glyphOf));
    return new CodedFont(joined(tables), characters);
  }

  /** The file. */
  byte[] ttf() {
    return ttf;
  }

  /** The character that stands for a glyph. */
  int character(int glyph) {
    return characters[glyph];
  }

  private static int character(int glyph, List<Integer> known) {
    return known == null || known.isEmpty() ? PRIVATE + glyph : Collections.min(known);
  }

  private static SortedMap<String, byte[]> tables(byte[] ttf) {
    ByteBuffer file = ByteBuffer.wrap(ttf);
    var tables = new TreeMap<String, byte[]>();
    int count = file.getShort(4);
    for (int i = 0; i < count; i++) {
      int entry = TABLES_AT + i * TABLE_ENTRY;
      String tag = new String(ttf, entry, 4, StandardCharsets.US_ASCII);
      if (KEPT.contains(tag)) {
        var table = new byte[file.getInt(entry + 12)];
        file.get(file.getInt(entry + 8), table);
        tables.put(tag, table);
      }
    }
    return tables;
  }

  /** One subtable of format 12, a group for each glyph. */
  private static byte[] cmap(SortedMap<Integer, Integer> glyphOf) {
    int length = 16 + GROUP * glyphOf.size();
    ByteBuffer cmap = ByteBuffer.allocate(TABLES_AT + length);
    cmap.putInt(1).putShort((short) 3).putShort((short) 10).putInt(TABLES_AT);
    cmap.putInt(12 << 16).putInt(length).putInt(0).putInt(glyphOf.size());
    glyphOf.forEach((character, glyph) -> cmap.putInt(character).putInt(character).putInt(glyph));
    return cmap.array();
  }

  /** Readers accept checksums of 0. */
  private static byte[] joined(SortedMap<String, byte[]> tables) {
    int at = TABLES_AT + TABLE_ENTRY * tables.size();
    int size = at + tables.values().stream().mapToInt(table -> padded(table.length)).sum();
    ByteBuffer file = ByteBuffer.allocate(size);
    file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) 0).putInt(0);
    for (var table : tables.entrySet()) {
      file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      file.putInt(0).putInt(at).putInt(table.getValue().length);
      file.put(at, table.getValue());
      at += padded(table.getValue().length);
    }
    return file.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
