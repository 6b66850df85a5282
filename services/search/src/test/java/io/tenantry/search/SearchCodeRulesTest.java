package io.tenantry.search;

import io.tenantry.platform.testing.CodeRules;

class SearchCodeRulesTest extends CodeRules {}
