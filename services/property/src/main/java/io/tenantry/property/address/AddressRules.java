package io.tenantry.property.address;

import java.util.Locale;
import java.util.Set;

/**
 * Address fields required beside street and city, by country: the data of google/libaddressinput of
 * June 2025 (Apache 2.0). It says what a letter needs, so where it knows of a state alone, or of
 * nothing, whoever knows better may write what they like.
 */
public final class AddressRules {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Set<String> STATE_AND_POSTAL_CODE =
      codes("AS AU BR CA CN ES FM IN IT JP KR MH MP MX PF PW RU TW US VI");

  private static final Set<String> POSTAL_CODE =
      codes(
          "AT AX BE BL CH CZ DE DK EE FI FK FR GB GF GG GL GP GR GS GU HU IM IO JE LI LT LU LV MF"
              + " MQ MY NC NL NO NZ PL PM PN PR PT RE RO SE SG SH SJ SK SM TC TR UA WF YT ZA");

  private static final Set<String> NO_POSTAL_CODE =
      codes(
          "AE AG AO AQ AW BF BI BJ BO BQ BS BV BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM"
              + " GQ GY HK JM KI KM KN LC LY ML MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX"
              + " SY TD TF TG TK TL TO TV UG VU WS YE ZW");

  private AddressRules() {}

  private static Set<String> codes(String text) {
    return Set.of(text.split(" "));
  }

  /** Returns whether it is a country of ISO 3166, by its alpha-2 code. */
  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /** Returns whether addresses there have a state, a province or the like. */
  public static boolean needsState(String country) {
    return STATE_AND_POSTAL_CODE.contains(country);
  }

  /** Returns whether addresses there have a postal code. */
  public static boolean needsPostalCode(String country) {
    return needsState(country) || POSTAL_CODE.contains(country);
  }

  /** Returns whether there are postal codes at all. */
  public static boolean hasPostalCode(String country) {
    return !NO_POSTAL_CODE.contains(country);
  }
}
