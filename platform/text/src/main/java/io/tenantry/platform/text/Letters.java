package io.tenantry.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Letters by what they mean rather than by how they are coded: {@code é} as one code point or as
 * two, precomposed or joined Hangul, full-width and ligature forms, capitals.
 */
public final class Letters {
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
  private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
  private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");

  private Letters() {}

  /**
   * The text with every letter in its plainest form. Accents go from Latin letters only: in other
   * scripts a mark makes another letter.
   */
  public static String fold(String text) {
    // taken apart first: a folded iota must not come between a letter and its other marks
    return isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
        : withoutAccents(FOLDED.normalize(DECOMPOSED.normalize(text)));
  }

  /** Equal for texts that differ in letter case, accents, spaces and punctuation only. */
  public static String key(String text) {
    String folded = fold(text);
    String words = NO_WORD.matcher(folded).replaceAll(" ").strip();
    return words.isEmpty() ? SPACES.matcher(folded).replaceAll(" ").strip() : words;
  }

  /**
   * True when an analyzer that knows small letters and the accents of composed Latin letters would
   * read the text otherwise than {@link #fold} does.
   */
  public static boolean needFolding(String text) {
    return !isAscii(text)
        && (!COMPOSED.isNormalized(text)
            || hasLooseAccents(text)
            || !fold(text).equals(withoutAccents(text.toLowerCase(Locale.ROOT))));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String withoutAccents(String text) {
    String apart = DECOMPOSED.normalize(text);
    StringBuilder kept = new StringBuilder(apart.length());
    boolean latin = false;
    for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
      int letter = apart.codePointAt(i);
      boolean mark = isMark(letter);
      latin = mark ? latin : UScript.getScript(letter) == UScript.LATIN;
      if (!mark || !latin) {
        kept.appendCodePoint(plain(letter));
      }
    }
    return COMPOSED.normalize(kept);
  }

  /** Strokes and missing dots are parts of Latin letters, and no marks that could be taken off. */
  private static int plain(int letter) {
    return switch (letter) {
      case 'ı' -> 'i';
      case 'ł' -> 'l';
      case 'ø' -> 'o';
      case 'đ' -> 'd';
      case 'ħ' -> 'h';
      case 'ŧ' -> 't';
      default -> letter;
    };
  }

  /** An accent that has no letter to be composed with. */
  private static boolean hasLooseAccents(String text) {
    boolean latin = false;
    for (int letter : text.codePoints().toArray()) {
      if (isMark(letter)) {
        if (latin) {
          return true;
        }
      } else {
        latin = UScript.getScript(letter) == UScript.LATIN;
      }
    }
    return false;
  }

  private static boolean isMark(int letter) {
    return UCharacter.getType(letter) == UCharacterCategory.NON_SPACING_MARK;
  }
}
