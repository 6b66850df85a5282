package io.tenantry.maintenance;

import io.tenantry.platform.testing.CodeRules;

class MaintenanceCodeRulesTest extends CodeRules {}
