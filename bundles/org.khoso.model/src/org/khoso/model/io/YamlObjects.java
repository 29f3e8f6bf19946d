package org.khoso.model.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.common.util.BasicEList;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.KhosoException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into objects of a class, by its features. */
final class YamlObjects {
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private final String file;
    private final YamlModel.Faults faults;

    YamlObjects(String file, YamlModel.Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    EObject object(Node node, EClass type) throws KhosoException {
        if (!(node instanceof MappingNode map))
            throw fail("model.yaml-map-wanted", node, type.getName(), keys(type));
        if (type.isAbstract() || type.isInterface())
            throw fail("model.yaml-abstract", node, type.getName());
        EObject object = EcoreUtil.create(type);
        Map<String, Integer> written = new HashMap<>();
        for (Map.Entry<ScalarNode, Node> e : entries(map).entrySet())
            try {
                EStructuralFeature feature = type.getEStructuralFeature(e.getKey().getValue());
                if (feature == null || !feature.isChangeable() || feature.isDerived())
                    throw unknown(e.getKey(), type);
                if (!isNull(e.getValue()))
                    object.eSet(feature, value(e.getValue(), feature));
                written.put(feature.getName(), line(e.getKey()));
            } catch (KhosoException fault) {
                faults.found(fault);
            }
        YamlModel.mark(object, file, line(node), written);
        return object;
    }

    private KhosoException unknown(ScalarNode key, EClass type) {
        String near = Nearest.of(key.getValue(), Words.keys(type)).orElse("");
        return fail(near.isEmpty() ? "model.yaml-unknown-key" : "model.yaml-unknown-key-near", key, shortened(key.getValue()),
                type.getName(),
                keys(type), near);
    }

    private Object value(Node node, EStructuralFeature feature) throws KhosoException {
        if (feature instanceof EReference ref && !ref.isContainment())
            throw fail("model.yaml-reference", node, feature.getName());
        if (!feature.isMany())
            return one(node, feature);
        if (node instanceof MappingNode map && feature instanceof EReference ref && isNameAndValue(ref.getEReferenceType()))
            return named(map, ref.getEReferenceType());
        EList<Object> list = new BasicEList<>();
        if (node instanceof SequenceNode sequence)
            for (Node n : sequence.getValue())
                try {
                    list.add(one(n, feature));
                } catch (KhosoException fault) {
                    faults.found(fault);
                }
        else if (node instanceof ScalarNode && feature instanceof EAttribute)
            list.add(one(node, feature));
        else
            throw fail("model.yaml-list-wanted", node, feature.getName());
        return list;
    }

    private Object one(Node node, EStructuralFeature feature) throws KhosoException {
        if (feature instanceof EReference ref)
            return object(node, ref.getEReferenceType());
        EAttribute attribute = (EAttribute) feature;
        if (attribute.getEAttributeType().getInstanceClass() == Object.class)
            return plain(node);
        if (!(node instanceof ScalarNode scalar))
            throw fail("model.yaml-scalar-wanted", node, feature.getName());
        try {
            return Scalars.convert(scalar.getValue(), attribute.getEAttributeType());
        } catch (RuntimeException e) { // every converter has its own kind of refusal
            String near = Nearest.of(scalar.getValue(), Words.literals(attribute.getEAttributeType())).orElse("");
            throw fail(near.isEmpty() ? "model.yaml-bad-value" : "model.yaml-bad-value-near", node, feature.getName(), shortened(scalar
                    .getValue()), Scalars.wanted(attribute.getEAttributeType()), near);
        }
    }

    private EList<EObject> named(MappingNode map, EClass type) throws KhosoException {
        EList<EObject> list = new BasicEList<>();
        for (Map.Entry<ScalarNode, Node> e : entries(map).entrySet()) {
            EObject o = EcoreUtil.create(type);
            YamlModel.mark(o, file, line(e.getKey()), Map.of(NAME, line(e.getKey()), VALUE, line(e.getValue())));
            o.eSet(type.getEStructuralFeature(NAME), e.getKey().getValue());
            o.eSet(type.getEStructuralFeature(VALUE), plain(e.getValue()));
            list.add(o);
        }
        return list;
    }

    private static boolean isNameAndValue(EClass type) {
        return type.getEAllStructuralFeatures().size() == 2 && type.getEStructuralFeature(NAME) instanceof EAttribute
                && type.getEStructuralFeature(VALUE) instanceof EAttribute;
    }

    /** String, Long, BigDecimal, Boolean, null, unmodifiable List or Map of such. */
    private Object plain(Node node) throws KhosoException {
        if (node instanceof MappingNode map) {
            Map<String, Object> out = new LinkedHashMap<>();
            for (Map.Entry<ScalarNode, Node> e : entries(map).entrySet())
                out.put(e.getKey().getValue(), plain(e.getValue()));
            return java.util.Collections.unmodifiableMap(out);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> out = new ArrayList<>();
            for (Node n : sequence.getValue())
                out.add(plain(n));
            return java.util.Collections.unmodifiableList(out);
        }
        ScalarNode scalar = (ScalarNode) node;
        try {
            return Scalars.plain(scalar.getValue(), scalar.getTag());
        } catch (NumberFormatException e) {
            throw fail("model.yaml-bad-value", node, VALUE, shortened(scalar.getValue()), "number");
        }
    }

    private Map<ScalarNode, Node> entries(MappingNode map) throws KhosoException {
        Map<ScalarNode, Node> entries = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple t : map.getValue()) {
            if (!(t.getKeyNode() instanceof ScalarNode key))
                throw fail("model.yaml-scalar-wanted", t.getKeyNode(), "?");
            if (seen.add(key.getValue()))
                entries.put(key, t.getValueNode());
            else
                faults.found(fail("model.yaml-twice", key, shortened(key.getValue())));
        }
        return entries;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode s && s.getTag().equals(Tag.NULL);
    }

    private static String keys(EClass type) {
        return String.join(", ", Words.keys(type));
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String shortened(String s) {
        return s.length() > 60 ? s.substring(0, 60) + "..." : s;
    }

    private KhosoException fail(String key, Node node, Object... more) {
        return YamlModel.failure(key, file, line(node), more);
    }
}
