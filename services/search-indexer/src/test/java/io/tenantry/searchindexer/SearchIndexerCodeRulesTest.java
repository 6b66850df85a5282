package io.tenantry.searchindexer;

import io.tenantry.platform.testing.CodeRules;

class SearchIndexerCodeRulesTest extends CodeRules {}
