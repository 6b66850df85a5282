package io.tenantry.maintenance.request;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.stream.Collectors;

/** Windows in one column, a line each. */
final class AccessWindows implements AttributeConverter<List<AccessWindow>, String> {
  @Override
  public String convertToDatabaseColumn(List<AccessWindow> windows) {
    return windows.stream().map(AccessWindow::line).collect(Collectors.joining("\n"));
  }

  @Override
  public List<AccessWindow> convertToEntityAttribute(String lines) {
    return lines.lines().map(AccessWindow::parse).toList();
  }
}
