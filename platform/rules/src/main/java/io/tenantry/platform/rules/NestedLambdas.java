package io.tenantry.platform.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

/**
 * Lambdas in lambdas in lambdas: the third level deserves a method with a name. Exempt are tests,
 * and builders of Elasticsearch queries, which only fill in their own parameter.
 */
final class NestedLambdas extends Findings {
  private static final int DEEPEST = 2;
  private boolean elasticsearch;

  @Override
  public Void visitCompilationUnit(CompilationUnitTree unit, Integer depth) {
    if (unit.getSourceFile().getName().contains("src/test/")) {
      return null;
    }
    elasticsearch =
        unit.getImports().stream()
            .anyMatch(name -> name.getQualifiedIdentifier().toString().startsWith("co.elastic."));
    return super.visitCompilationUnit(unit, depth);
  }

  @Override
  public Void visitClass(ClassTree type, Integer depth) {
    return super.visitClass(type, 0);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree lambda, Integer depth) {
    if (elasticsearch && fillsItsParameter(lambda)) {
      return super.visitLambdaExpression(lambda, depth);
    }
    if (depth == DEEPEST) {
      add(lambda, "is nested too deep");
    }
    return super.visitLambdaExpression(lambda, depth + 1);
  }

  private static boolean fillsItsParameter(LambdaExpressionTree lambda) {
    return lambda.getParameters().size() == 1
        && lambda.getBody() instanceof ExpressionTree body
        && root(body) instanceof IdentifierTree first
        && first.getName().equals(lambda.getParameters().getFirst().getName());
  }

  private static ExpressionTree root(ExpressionTree expression) {
    return switch (expression) {
      case MethodInvocationTree call -> root(call.getMethodSelect());
      case MemberSelectTree select -> root(select.getExpression());
      default -> expression;
    };
  }
}
