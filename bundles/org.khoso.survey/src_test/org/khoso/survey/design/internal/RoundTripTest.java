package org.khoso.survey.design.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Choice;
import org.khoso.api.survey.SurveyDesign.Field;
import org.khoso.api.survey.SurveyDesign.Group;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.model.survey.SurveyPackage;

/** What is written is read back equal, and the second file is the first byte by byte. */
class RoundTripTest {
    /** Words that a file could take for something else, or that no line shows. */
    private static final List<String> ODD = List.of("true", "null", "~", "No", "- a", "a: b", "#c", "'", "\"", "\\", "\\n", "a\nb", " lead",
            "{x}", "[y]", "*z", "&w", "!t", "%", "@", "`", "2025-01-01", "1e3", "0x1f", "Hoàng Sa", "Hoa\u0300ng Sa", "\u0301 alone",
            "tab\tand", "\u200bzero", "\u00a0nbsp", "emoji \ud83d\ude00", "half \ud83d", "nel\u0085", "\ufeffbom", "ls\u2028", "\ufffe",
            "\u0007",
            "trailing ", "yes", "1", "", "   ", "a\r\nb", "\n\u0301", "\\\u0301", "đ)", "1.e′", "x\u0000y");

    @ParameterizedTest
    @ValueSource(strings = {"bnv-2025-05", "khoso-survey-2026"})
    void shippedQuestionnairesAreStable(String name) throws Exception {
        SurveyDesign design = Designs.shipped(name);
        String first = design.yaml();
        SurveyDesign again = Designs.read(first);
        assertEquals(design, again);
        assertEquals(design.template(), again.template());
        assertEquals(first, again.yaml());
        assertTrue(design.usable(), design.problems().toString());
        assertTrue(Designs.check(first).usable());
    }

    /** A feature that is added to the model must be written, too. */
    @Test
    void everyFeatureIsWritten() {
        for (EClass c : List.of(SurveyPackage.Literals.SURVEY, SurveyPackage.Literals.SECTION, SurveyPackage.Literals.ITEM,
                SurveyPackage.Literals.ROW, SurveyPackage.Literals.COLUMN, SurveyPackage.Literals.QUERY, SurveyPackage.Literals.OPTION,
                SurveyPackage.Literals.RULE, SurveyPackage.Literals.TEXT)) {
            Set<EStructuralFeature> written = new HashSet<>(Yaml.features(c));
            assertEquals(new HashSet<>(c.getEAllStructuralFeatures()), written, c.getName());
        }
    }

    @Test
    void blankIsAnythingButBroken() throws Exception {
        SurveyDesign blank = Designs.DESIGNER.blank("moi-2027");
        assertEquals(blank, Designs.read(blank.yaml()));
        assertFalse(blank.usable(), "it asks nothing yet");
    }

    /** Random edits of random parts, each with a round trip; the design before an edit stays what it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomQuestionnaires(long seed) throws Exception {
        Random random = new Random(seed);
        SurveyDesign design = seed % 3 == 0 ? Designs.DESIGNER.blank("x") : Designs.shipped(Designs.SHIPPED.get((int) (seed % 2)));
        int changed = 0;
        int edits = seed % 3 == 0 ? 200 : 50;
        for (int i = 0; i < edits; i++) {
            String before = design.yaml();
            SurveyDesign next = edit(design, random);
            assertEquals(before, design.yaml(), "seed " + seed + ", edit " + i);
            changed += next.equals(design) ? 0 : 1;
            design = next;
            String yaml = design.yaml();
            SurveyDesign read = Designs.read(yaml);
            assertEquals(design, read, "seed " + seed + ", edit " + i + "\n" + yaml);
            assertEquals(yaml, read.yaml());
            EngineTest.agrees(design, "seed " + seed + ", edit " + i);
        }
        assertTrue(changed > edits / 3, "edits that change something: " + changed);
    }

    private static SurveyDesign edit(SurveyDesign d, Random random) throws KhosoException {
        List<Place> all = new ArrayList<>();
        Designs.places(d, Place.ROOT, all);
        Place at = all.get(random.nextInt(all.size()));
        List<Group> groups = SurveyDesign.groups(at.part());
        return switch (random.nextInt(8)) {
            case 0 -> groups.isEmpty() ? d : d.add(at, groups.get(random.nextInt(groups.size())).name(), random.nextInt(4));
            case 1 -> at.steps().isEmpty() ? d : d.copy(at);
            case 2 -> at.steps().isEmpty() || d.count(Place.ROOT, "items") < 2 ? d : d.remove(at);
            case 3 -> at.steps().isEmpty() ? d : d.move(at, random.nextInt(5) - 2);
            default -> set(d, at, random);
        };
    }

    private static SurveyDesign set(SurveyDesign d, Place at, Random random) throws KhosoException {
        List<Field> fields = d.fields(at);
        Field f = fields.get(random.nextInt(fields.size()));
        String value = switch (f.form()) {
            case NUMBER -> String.valueOf(random.nextInt(5000));
            case FLAG -> random.nextBoolean() ? "true" : "";
            case DAY -> "20%02d-0%d-15".formatted(random.nextInt(100), 1 + random.nextInt(9));
            case CHOICE, CHOICES -> random.nextInt(4) == 0 ? odd(random) : f.choices().isEmpty() ? "" : choice(f, random);
            default -> random.nextInt(3) == 0 ? d.value(at, f.name()) + odd(random) : odd(random) + odd(random);
        };
        SurveyDesign now = d.set(at, f.name(), value);
        assertEquals(now.value(at, f.name()), now.set(at, f.name(), now.value(at, f.name())).value(at, f.name()));
        return now;
    }

    private static String choice(Field f, Random random) {
        List<String> codes = f.choices().stream().map(Choice::code).toList();
        String one = codes.get(random.nextInt(codes.size()));
        return f.form() == SurveyDesign.Form.CHOICES ? one + "," + codes.get(random.nextInt(codes.size())) : one;
    }

    private static String odd(Random random) {
        return ODD.get(random.nextInt(ODD.size())).toLowerCase(Locale.ROOT);
    }
}
