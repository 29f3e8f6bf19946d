package org.khoso.emfgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/**
 * {@code EmfGen PROJECT_DIR}: generates the code of every {@code model/*.genmodel} into {@code src-gen/}, without an
 * Eclipse workspace. Nothing generated is checked in, so nothing can drift.
 */
public final class EmfGen {
    private final Path project;
    private final String name;

    private EmfGen(Path project) {
        this.project = project;
        this.name = project.getFileName().toString();
    }

    /** Entry point of the build. */
    public static void main(String[] args) throws IOException {
        new EmfGen(Path.of(args[0]).toAbsolutePath().normalize()).run();
    }

    private void run() throws IOException {
        Path out = project.resolve("src-gen");
        if (upToDate(project.resolve("model"), out)) {
            System.out.println("EmfGen: " + name + " is up to date");
            return;
        }
        delete(out);
        Files.createDirectories(out);
        EcorePlugin.getPlatformResourceMap().put(name, URI.createFileURI(project + "/"));
        GenModelPackage.eINSTANCE.eClass();
        EcorePackage.eINSTANCE.eClass();
        GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
                GenModelGeneratorAdapterFactory.DESCRIPTOR);
        for (Path genmodel : genmodels())
            generate(genmodel);
    }

    private List<Path> genmodels() throws IOException {
        try (var files = Files.list(project.resolve("model"))) {
            return files.filter(p -> p.toString().endsWith(".genmodel")).sorted().toList();
        }
    }

    private void generate(Path genmodel) throws IOException {
        GenModel model = (GenModel) resources().getResource(URI.createFileURI(genmodel.toString()), true).getContents()
                .get(0);
        model.reconcile();
        model.setCanGenerate(true);
        check(model.diagnose());
        var generator = new Generator();
        generator.setInput(model);
        check(generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor()));
        if (genmodel.endsWith("holdings.genmodel"))
            concepts(model);
        System.out.println("EmfGen: " + genmodel.getFileName());
    }

    /** The names of the concepts as constants, so that no other source spells one out. */
    private void concepts(GenModel model) throws IOException {
        var names = new TreeSet<String>();
        for (var pack : model.getGenPackages())
            for (var type : pack.getGenClasses())
                for (var feature : type.getGenFeatures())
                    names.add(feature.getName());
        var code = new StringBuilder(
                "package org.khoso.model;\n\n/** Names of the features of holdings.ecore. Generated. */\n"
                        + "public final class Concepts {\n");
        for (String n : names)
            code.append("    /** Feature ").append(n).append(". */\n    public static final String ")
                    .append(n.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)).append(" = \"").append(n)
                    .append("\";\n");
        code.append("\n    private Concepts() {\n    }\n}\n");
        Path file = project.resolve("src-gen/org/khoso/model/Concepts.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, code);
    }

    private ResourceSet resources() {
        var set = new ResourceSetImpl();
        set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
        set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("genmodel", new XMIResourceFactoryImpl());
        set.getURIConverter().getURIMap().put(URI.createPlatformResourceURI(name + "/", true),
                URI.createFileURI(project + "/"));
        return set;
    }

    private static void check(Diagnostic d) {
        if (d.getSeverity() >= Diagnostic.ERROR)
            throw new IllegalStateException(d + " " + d.getChildren());
    }

    private static boolean upToDate(Path model, Path out) throws IOException {
        if (!Files.isDirectory(out))
            return false;
        try (var in = Files.walk(model);
                var gen = Files.walk(out)) {
            long newest = in.filter(Files::isRegularFile).mapToLong(p -> p.toFile().lastModified()).max().orElse(0);
            long oldest = gen.filter(Files::isRegularFile).mapToLong(p -> p.toFile().lastModified()).min().orElse(0);
            return oldest > newest;
        }
    }

    private static void delete(Path dir) throws IOException {
        if (!Files.isDirectory(dir))
            return;
        try (var files = Files.walk(dir)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(p);
        }
    }
}
