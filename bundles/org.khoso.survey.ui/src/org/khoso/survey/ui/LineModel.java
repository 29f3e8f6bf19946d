package org.khoso.survey.ui;

import java.util.List;

/** Lines of a list, made when they come into sight: there may be ten thousand. */
interface LineModel {
    /** A column. @param title heading @param weight share of the width @param right whether it is a number */
    record Head(String title, int weight, boolean right) {
    }

    /** Nothing. */
    LineModel NONE = of(List.of(), 0, i -> new String[0]);

    /** Makes the words of a line. */
    interface Words {
        String[] row(int line);
    }

    List<Head> heads();

    int size();

    String[] row(int line);

    static LineModel of(List<Head> heads, int size, Words words) {
        return new LineModel() {
            @Override
            public List<Head> heads() {
                return heads;
            }

            @Override
            public int size() {
                return size;
            }

            @Override
            public String[] row(int line) {
                return words.row(line);
            }
        };
    }
}
