package io.tenantry.local.checkout;

/** Something a person has to know or do: one sentence, printed without a stack trace. */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Problem(String sentence) {
    super(sentence);
  }

  public Problem(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
