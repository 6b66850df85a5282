package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.quarkiverse.resteasy.problem.validation.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds every value of a JSON body to {@link BoundedInput}, whatever type it is read as, before
 * anybody computes with it. Unfit texts are gathered and told at the end of the body, all at once;
 * an unfit number or an empty place in a list ends the reading where it stands.
 */
final class BoundedParser extends JsonParserDelegate {
  private static final int MOST_VIOLATIONS = 50;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?[0-9]{1," + BoundedInput.MOST_DIGITS + "}(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
  private static final double NUMBER_BOUND = 1e18;

  private final List<Violation> violations = new ArrayList<>();

  BoundedParser(JsonParser json) {
    super(json);
  }

  /** Returns the violations found so far. */
  List<Violation> violations() {
    return violations;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    try {
      JsonToken token = super.nextToken();
      if (token != null) {
        check(token);
      }
      return token;
    } catch (StreamConstraintsException tooMuch) {
      throw unfit("is too long or too deep");
    }
  }

  @Override
  public JsonToken nextValue() throws IOException {
    JsonToken token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  private void check(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> checkName(currentName());
      case VALUE_STRING -> BoundedInput.objection(getText()).ifPresent(this::blame);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(getText());
      case VALUE_NULL -> {
        if (getParsingContext().inArray()) {
          throw unfit("must not be null");
        }
      }
      default -> {}
    }
    if (getParsingContext().inRoot() && !violations.isEmpty()) {
      throw new UnfitValues(this, violations);
    }
  }

  private void checkName(String name) {
    BoundedInput.objection(name)
        .ifPresent(
            objection ->
                add(path(getParsingContext().getParent()), "has a name that " + objection));
  }

  private void checkNumber(String number) throws UnfitValues {
    if (number.length() > LONGEST_NUMBER
        || !NUMBER.matcher(number).matches()
        || Math.abs(Double.parseDouble(number)) >= NUMBER_BOUND) {
      throw unfit("is a number outside of what is possible");
    }
  }

  @Override
  public int getIntValue() throws IOException {
    try {
      return super.getIntValue();
    } catch (InputCoercionException tooLarge) {
      throw unfit("is a number outside of what is possible");
    }
  }

  @Override
  public long getLongValue() throws IOException {
    try {
      return super.getLongValue();
    } catch (InputCoercionException tooLarge) {
      throw unfit("is a number outside of what is possible");
    }
  }

  private UnfitValues unfit(String message) {
    blame(message);
    return new UnfitValues(this, violations);
  }

  private void blame(String message) {
    add(path(getParsingContext()), message);
  }

  private void add(String field, String message) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add(Violation.In.body.field(field).message(message));
    }
  }

  /** Such as {@code rules.pets[0]}, of the value the context is at. */
  private static String path(JsonStreamContext at) {
    if (at == null || at.inRoot()) {
      return "";
    }
    String within = path(at.getParent());
    if (at.inArray()) {
      return within + "[" + at.getCurrentIndex() + "]";
    }
    String name = at.getCurrentName() == null ? "" : plain(at.getCurrentName());
    return within.isEmpty() ? name : name.isEmpty() ? within : within + "." + name;
  }

  private static String plain(String name) {
    String brief = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return BoundedInput.isKeepable(brief) ? brief : "?";
  }
}
