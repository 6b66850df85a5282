package io.tenantry.local.elasticsearch.extras;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;

/**
 * The {@code synonyms} of an index's settings, in Solr's notation, split at white space, ignoring
 * case.
 */
final class Synonyms {
  private Synonyms() {}

  static Function<TokenStream, TokenStream> of(Settings settings) {
    var map = parse(String.join("\n", settings.getAsList("synonyms")));
    return in -> map.fst == null ? in : new SynonymGraphFilter(in, map, true);
  }

  private static SynonymMap parse(String rules) {
    try (var analyzer = new WhitespaceAnalyzer()) {
      var parser = new SolrSynonymParser(true, true, analyzer);
      parser.parse(new StringReader(rules));
      return parser.build();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
