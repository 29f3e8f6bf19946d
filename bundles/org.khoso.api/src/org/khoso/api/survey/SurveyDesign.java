package org.khoso.api.survey;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService.Template;

/**
 * A questionnaire that is being made. It may be unfinished and wrong; what is wrong is told. Immutable and thread-safe: an edit gives
 * another one, and leaves this one as it is.
 */
public interface SurveyDesign {
    /** Kinds of parts. */
    enum Part {
        /** The questionnaire itself. */
        SURVEY,
        /** A section of its letter. */
        SECTION,
        /** An item. */
        ITEM,
        /** A fixed row of an item. */
        ROW,
        /** A column of an item. */
        COLUMN,
        /** A code of a column. */
        OPTION,
        /** A rule. */
        RULE
    }

    /** A list that parts stand in. @param name name, as the file calls it @param of kind of its parts */
    record Group(String name, Part of) {
    }

    /** The lists of each kind of part, in the order in which they are shown. */
    static List<Group> groups(Part part) {
        return switch (part) {
            case SURVEY -> List.of(new Group("sections", Part.SECTION), new Group("items", Part.ITEM), new Group("rules", Part.RULE));
            case ITEM -> List.of(new Group("columns", Part.COLUMN), new Group("rows", Part.ROW));
            case COLUMN -> List.of(new Group("options", Part.OPTION));
            default -> List.of();
        };
    }

    /** A step from a part to one in its lists. @param list name of the list @param at position, from 0 */
    record Step(String list, int at) {
    }

    /** Where a part stands. @param steps steps from the questionnaire to it; none is the questionnaire itself */
    record Place(List<Step> steps) {
        /** The questionnaire itself. */
        public static final Place ROOT = new Place(List.of());

        /** Copies the steps. */
        public Place {
            steps = List.copyOf(steps);
        }

        /** @return place of a part in one of its lists */
        public Place child(String list, int at) {
            List<Step> all = new ArrayList<>(steps);
            all.add(new Step(list, at));
            return new Place(all);
        }

        /** @return place of what it stands in; the questionnaire stands in itself */
        public Place parent() {
            return steps.isEmpty() ? this : new Place(steps.subList(0, steps.size() - 1));
        }

        /** @return name of the list that it stands in; empty for the questionnaire */
        public String list() {
            return steps.isEmpty() ? "" : steps.getLast().list();
        }

        /** @return position in that list; 0 for the questionnaire */
        public int at() {
            return steps.isEmpty() ? 0 : steps.getLast().at();
        }

        /** @return kind of the part */
        public Part part() {
            Part part = Part.SURVEY;
            for (Step s : steps)
                part = groups(part).stream().filter(g -> g.name().equals(s.list())).map(Group::of).findFirst().orElse(part);
            return part;
        }

        /** @return the item that it is or stands in; null if there is none */
        public Place item() {
            return !steps.isEmpty() && steps.getFirst().list().equals("items") ? new Place(steps.subList(0, 1)) : null;
        }
    }

    /** How a field is filled in. */
    enum Form {
        /** One word: an identity, a code. */
        WORD,
        /** A line of text. */
        LINE,
        /** Text of several lines. */
        LINES,
        /** A whole number that is not negative. */
        NUMBER,
        /** Yes ({@code true}) or nothing. */
        FLAG,
        /** A day, yyyy-mm-dd. */
        DAY,
        /** One of the choices. */
        CHOICE,
        /** Any of the choices, separated by commas. */
        CHOICES,
        /** A condition in the language of questionnaires. */
        CONDITION
    }

    /** Something to choose. @param code what the file says @param label what people read; null where the window has a word for it */
    record Choice(String code, Bilingual label) {
    }

    /**
     * A field of a part.
     *
     * @param name    name; parts of it in two languages are two fields, e.g. {@code label.vi}
     * @param form    how it is filled in
     * @param open    whether something else than the choices may be said
     * @param choices choices; empty if there are none
     */
    record Field(String name, Form form, boolean open, List<Choice> choices) {
        /** Copies the choices. */
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Something wrong.
     *
     * @param place    part
     * @param field    field; empty if the whole part is meant
     * @param position position in the field's condition, from 1; 0 if none is meant
     * @param blocks   whether the questionnaire can't be used like this
     * @param message  what is wrong
     * @param remedy   what to do, or null
     */
    record Problem(Place place, String field, int position, boolean blocks, Message message, Message remedy) {
    }

    /** @return how many parts a list has */
    int count(Place parent, String list);

    /** @return fields of a part, in the order in which they are filled in */
    List<Field> fields(Place place);

    /** @return value of a field as {@link #set} takes it; empty if it has none */
    String value(Place place, String field);

    /**
     * Fills in a field. A new identity of a section, item, column or row is carried over to where the questionnaire names it.
     *
     * @param value value; empty clears
     * @throws KhosoException if the field can't hold it
     */
    SurveyDesign set(Place place, String field, String value) throws KhosoException;

    /** @return the same with a new part that has an identity of its own. @param at position, from 0 */
    SurveyDesign add(Place parent, String list, int at);

    /** @return the same with a copy of a part behind it, under an identity of its own */
    SurveyDesign copy(Place place);

    /** @return the same without a part */
    SurveyDesign remove(Place place);

    /** @return the same with a part so many places down its list; as it is if there is no such place */
    SurveyDesign move(Place place, int by);

    /** @return what it asks, as who answers sees it */
    Template template();

    /** @return what is wrong, in the order of its parts */
    List<Problem> problems();

    /** @return whether it can be used */
    default boolean usable() {
        return problems().stream().noneMatch(Problem::blocks);
    }

    /** @return its file, in the one canonical form: equal questionnaires have equal files, and {@link SurveyDesigner#read} gives this one back */
    String yaml();
}
