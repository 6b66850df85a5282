package io.tenantry.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Gives parsers that hold what they read to its bounds. */
final class BoundedJson extends JsonFactory {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 50;

  private BoundedJson(JsonFactoryBuilder settings) {
    super(settings);
  }

  private BoundedJson(BoundedJson other) {
    super(other, null);
  }

  static JsonFactory factory() {
    return new BoundedJson(
        new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()));
  }

  @Override
  public JsonFactory copy() {
    return new BoundedJson(this);
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new BoundedParser(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
    return new BoundedParser(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new BoundedParser(super._createParser(data, offset, length, context, recyclable));
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return new BoundedParser(super._createParser(data, offset, length, context));
  }
}
