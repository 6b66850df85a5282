package io.tenantry.platform.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Assigns each class to its feature, the package right below the root; the root is one, too. */
record Features(String root) implements SliceAssignment {
  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    if (type.getPackageName().equals(root)) {
      return SliceIdentifier.of("the root package");
    }
    return type.getPackageName().startsWith(root + ".")
        ? SliceIdentifier.of(
            type.getPackageName().substring(root.length() + 1).replaceAll("\\..*", ""))
        : SliceIdentifier.ignore();
  }

  @Override
  public String getDescription() {
    return "features";
  }
}
