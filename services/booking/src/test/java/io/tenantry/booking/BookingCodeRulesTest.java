package io.tenantry.booking;

import io.tenantry.platform.testing.CodeRules;

class BookingCodeRulesTest extends CodeRules {}
