package io.tenantry.property.portfolio;

import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file. Its encoding is what its byte order mark says, else what the request
 * declares, else UTF-8 where it is that, else Windows-1252, which spreadsheets of Western countries
 * write. It is never read as what it is not: what does not fit is refused.
 *
 * @param content the text without its mark
 * @param encoding the IANA name of what it was read as
 */
record FileText(String content, String encoding) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
          new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
          new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff));

  /** Replacement of a NUL, which no database keeps; a cell that has it is refused. */
  static final char LOST = '\ufffd';

  @SuppressWarnings("ArrayRecordComponent") // compared with the beginning of a file only
  private record Mark(Charset charset, int... bytes) {
    boolean begins(byte[] file) {
      byte[] mark = new byte[bytes.length];
      for (int i = 0; i < mark.length; i++) {
        mark[i] = (byte) bytes[i];
      }
      return file.length >= mark.length
          && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }
  }

  /**
   * Reads a file.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it is not in the encoding it says,
   *     or in none that is known
   */
  static FileText of(byte[] file, MediaType type) {
    Optional<Mark> mark = MARKS.stream().filter(each -> each.begins(file)).findFirst();
    if (mark.isPresent()) {
      int length = mark.get().bytes().length;
      return declared(file, length, mark.get().charset());
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null ? guessed(file) : declared(file, 0, named(charset));
  }

  private static Charset named(String charset) {
    try {
      return Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw Line.unreadable("is in an encoding nobody knows: save it as UTF-8");
    }
  }

  private static FileText declared(byte[] file, int from, Charset charset) {
    return decoded(file, from, charset)
        .orElseThrow(
            () ->
                Problems.invalid(
                    "file",
                    "is not in %s as it says: name its encoding in Content-Type, or save it as UTF-8"
                        .formatted(charset.name())));
  }

  private static FileText guessed(byte[] file) {
    return decoded(file, 0, StandardCharsets.UTF_8)
        .or(() -> decoded(file, 0, WINDOWS))
        .orElseThrow(
            () -> Line.unreadable("is neither in UTF-8 nor in Windows-1252: save it as UTF-8"));
  }

  private static Optional<FileText> decoded(byte[] file, int from, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file, from, file.length - from))
              .toString();
      String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
      return Optional.of(new FileText(unmarked.replace('\0', LOST), charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
