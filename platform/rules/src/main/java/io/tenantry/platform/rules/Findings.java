package io.tenantry.platform.rules;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/** Looks through sources for one kind of fault. */
abstract class Findings extends TreePathScanner<Void, Integer> {
  private final List<String> found = new ArrayList<>();
  private Sources sources;

  /** Returns place and description of each fault. */
  final List<String> in(Sources module) {
    sources = module;
    module.units().forEach(unit -> scan(unit, 0));
    return found;
  }

  final void add(Tree tree, String fault) {
    found.add(sources.place(getCurrentPath().getCompilationUnit(), tree) + " " + fault);
  }

  final String docComment() {
    String comment = sources.trees().getDocComment(getCurrentPath());
    return comment == null ? "" : comment.strip();
  }
}
