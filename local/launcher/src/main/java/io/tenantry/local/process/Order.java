package io.tenantry.local.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Start order of components by their needs. Needs that are not part of the fleet (not built yet)
 * are nobody's concern.
 */
public final class Order {
  private final Map<String, Component> byName;

  public Order(Collection<Component> fleet) {
    byName =
        fleet.stream()
            .collect(
                Collectors.toMap(
                    Component::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  public List<String> needs(Component component) {
    return component.needs().stream().filter(byName::containsKey).toList();
  }

  public List<String> neededBy(Component component) {
    return byName.values().stream()
        .filter(other -> other.needs().contains(component.name()))
        .map(Component::name)
        .toList();
  }

  /** Each component after all that it needs. */
  public List<Component> startOrder() {
    Set<Component> placed = new LinkedHashSet<>();
    byName.values().forEach(component -> place(component, placed, new LinkedHashSet<>()));
    return List.copyOf(placed);
  }

  private void place(Component component, Set<Component> placed, Set<String> waiting) {
    if (placed.contains(component)) {
      return;
    }
    if (!waiting.add(component.name())) {
      throw new IllegalStateException("These wait for each other: " + waiting);
    }
    needs(component).forEach(name -> place(byName.get(name), placed, waiting));
    waiting.remove(component.name());
    placed.add(component);
  }
}
