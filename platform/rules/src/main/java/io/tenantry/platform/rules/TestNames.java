package io.tenantry.platform.rules;

import com.sun.source.tree.MethodTree;
import java.util.Set;
import java.util.regex.Pattern;

/** Tests whose names are no sentences about behaviour: {@code late_money_revives_a_hold}. */
final class TestNames extends Findings {
  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "Property", "Example");
  private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(_[A-Za-z0-9]+){2,}");

  @Override
  public Void visitMethod(MethodTree method, Integer depth) {
    boolean test =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> TESTS.contains(annotation.getAnnotationType().toString()));
    if (test && !SENTENCE.matcher(method.getName()).matches()) {
      add(method, method.getName() + " is no sentence");
    }
    return super.visitMethod(method, depth);
  }
}
