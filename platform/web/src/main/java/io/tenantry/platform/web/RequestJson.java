package io.tenantry.platform.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON of requests is read more strictly than what we have written ourselves: bounded (see {@link
 * BoundedInput}), nothing twice, nothing after its end, nothing empty in lists and maps.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class RequestJson implements ContextResolver<ObjectMapper> {
  private final ObjectMapper strict;

  RequestJson(ObjectMapper mapper) {
    strict = strict(mapper);
  }

  static ObjectMapper strict(ObjectMapper mapper) {
    ObjectMapper strict = mapper.copyWith(BoundedJson.factory());
    strict.registerModule(new BoundedTimes());
    strict.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    strict.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    return strict;
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return strict;
  }
}
