package io.tenantry.platform.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * Docstrings that begin with a relative clause instead of a subject or a verb, and public types
 * without one.
 */
final class Docstrings extends Findings {
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(That|Those|Wh(at|atever|en|ere|ether|ich|o|oever|om|ose|y)|How)\\b.*", Pattern.DOTALL);

  @Override
  public Void visitClass(ClassTree type, Integer depth) {
    check(type);
    if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
        && !getCurrentPath().getCompilationUnit().getSourceFile().getName().contains("src/test/")
        && docComment().isEmpty()) {
      add(type, "is public and has no docstring");
    }
    return super.visitClass(type, depth);
  }

  @Override
  public Void visitMethod(MethodTree method, Integer depth) {
    check(method);
    return super.visitMethod(method, depth);
  }

  @Override
  public Void visitVariable(VariableTree variable, Integer depth) {
    check(variable);
    return super.visitVariable(variable, depth);
  }

  private void check(Tree tree) {
    if (RELATIVE.matcher(docComment()).matches()) {
      add(
          tree,
          "begins its docstring with a relative clause: "
              + docComment().lines().findFirst().orElseThrow());
    }
  }
}
