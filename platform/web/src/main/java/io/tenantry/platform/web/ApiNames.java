package io.tenantry.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Enums are written in lower snake case unless a constant says otherwise, and input may name its
 * fields in snake_case as well as in camelCase.
 */
final class ApiNames extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final PropertyNamingStrategies.NamingBase SNAKE =
      (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

  @Override
  public List<PropertyName> findPropertyAliases(Annotated member) {
    List<PropertyName> declared = super.findPropertyAliases(member);
    String name = name(member);
    String snake = SNAKE.translate(name);
    if (snake == null || snake.equals(name)) {
      return declared;
    }
    List<PropertyName> aliases = declared == null ? new ArrayList<>() : new ArrayList<>(declared);
    aliases.add(PropertyName.construct(snake));
    return aliases;
  }

  /** A parameter of a record's constructor has no name of its own here; its component has. */
  private static String name(Annotated member) {
    if (member instanceof AnnotatedParameter parameter) {
      RecordComponent[] components = parameter.getOwner().getDeclaringClass().getRecordComponents();
      return components == null || parameter.getIndex() >= components.length
          ? ""
          : components[parameter.getIndex()].getName();
    }
    return member.getName();
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass enumType, Enum<?>[] values, String[] names) {
    super.findEnumValues(config, enumType, values, names);
    for (AnnotatedField field : enumType.fields()) {
      if (field.hasAnnotation(JsonProperty.class)) {
        continue;
      }
      for (int i = 0; i < values.length; i++) {
        if (names[i] == null && values[i].name().equals(field.getName())) {
          names[i] = values[i].name().toLowerCase(Locale.ROOT);
        }
      }
    }
    return names;
  }
}
