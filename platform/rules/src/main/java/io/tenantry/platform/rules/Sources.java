package io.tenantry.platform.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java files of a module, parsed but not analysed, which takes some milliseconds a file.
 *
 * @param files all of them, tests included
 * @param units their syntax trees, in the order of the files
 */
record Sources(List<Path> files, List<CompilationUnitTree> units, Trees trees) {

  /** The files below {@code src} of these modules. */
  static Sources in(List<Path> modules) {
    return of(
        modules.stream()
            .map(module -> module.resolve("src"))
            .filter(Files::exists)
            .flatMap(Sources::below)
            .toList());
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Sources of(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return new Sources(files, units, Trees.instance(task));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** File and line of a tree, as editors open them. */
  String place(CompilationUnitTree unit, Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return Path.of(unit.getSourceFile().getName()) + ":" + unit.getLineMap().getLineNumber(start);
  }
}
