package io.tenantry.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  @ParameterizedTest
  @CsvSource({
    "Caf\u00e9, cafe",
    "Cafe\u0301, cafe",
    "\uff23\uff41\uff46\uff45\u3000\uff11\uff15\uff4b, cafe 15k",
    "\ufb01ne Stra\u00dfe, fine strasse",
    "\u095b\u092e\u0940\u0928, \u091c\u093c\u092e\u0940\u0928",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8, \ud55c\uad6d",
    "tri\u1ec7u t\u1ef7, trieu ty",
    "50 m\u00b2, 50 m2",
    "\u0419\u043e\u0434, \u0439\u043e\u0434",
    "\ud835\udc01\ud835\udc04\ud835\udc03, bed"
  })
  void letters_of_one_meaning_are_written_in_one_way(String text, String folded) {
    assertThat(Letters.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pune", "PUNE", "pune ", "\u00a0Pune", "P\u00fane", "\u3000pune\u200b", "Pune."})
  void a_key_knows_no_case_no_accents_and_no_spaces(String text) {
    assertThat(Letters.key(text)).isEqualTo("pune");
  }

  @Test
  void only_what_an_analyzer_would_read_otherwise_needs_folding() {
    assertThat(Letters.needFolding("A room near the Caf\u00e9 \u2013 15k")).isFalse();
    assertThat(Letters.needFolding("\u0915\u092e\u0930\u093e \ud55c\uad6d \u0439\u043e\u0434"))
        .isFalse();
    assertThat(Letters.needFolding("Cafe\u0301")).isTrue();
    assertThat(Letters.needFolding("\u095b\u092e\u0940\u0928")).isTrue();
    assertThat(Letters.needFolding("\u1112\u1161\u11ab")).isTrue();
    assertThat(Letters.needFolding("x\u030c")).isTrue();
    assertThat(Letters.needFolding("\ud835\udc01ed")).isTrue();
  }

  @Property
  void every_form_of_a_text_folds_to_the_same(@ForAll String text) {
    String folded = Letters.fold(text);
    assertThat(Letters.fold(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(folded);
    assertThat(Letters.fold(Normalizer.normalize(text, Normalizer.Form.NFC))).isEqualTo(folded);
    assertThat(Letters.fold(folded)).isEqualTo(folded);
  }
}
