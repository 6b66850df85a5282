package io.tenantry.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
  @TempDir Path folder;

  @Test
  void a_lambda_in_a_lambda_in_a_lambda_is_found() throws IOException {
    assertThat(new NestedLambdas().in(type("Runnable r = () -> { Runnable s = () -> {}; };")))
        .isEmpty();
    assertThat(
            new NestedLambdas()
                .in(type("Runnable r = () -> { Runnable s = () -> { Runnable t = () -> {}; }; };")))
        .singleElement()
        .asString()
        .endsWith("A.java:2 is nested too deep");
  }

  @Test
  void builders_of_queries_may_be_nested() throws IOException {
    String query = "Object q = of(a -> a.b(c -> c.d(e -> e.f(g -> g.h(1)))));";
    assertThat(new NestedLambdas().in(type(query))).hasSize(1);
    assertThat(new NestedLambdas().in(source("import co.elastic.Query;", query))).isEmpty();
  }

  @Test
  void a_docstring_that_begins_with_a_relative_clause_is_found() throws IOException {
    assertThat(new Docstrings().in(type("/** Who comes first. */ int a; /** Whole. */ int b;")))
        .singleElement()
        .asString()
        .contains("Who comes first.");
  }

  @Test
  void a_test_that_is_no_sentence_is_found() throws IOException {
    assertThat(new TestNames().in(type("@Test void it_is_a_sentence() {} @Test void itIsNot() {}")))
        .singleElement()
        .asString()
        .contains("itIsNot");
  }

  private Sources type(String body) throws IOException {
    return source("", body);
  }

  private Sources source(String head, String body) throws IOException {
    Path file = folder.resolve("A.java");
    Files.writeString(file, head + "class A {\n" + body + "\n}\n");
    return Sources.of(List.of(file));
  }
}
