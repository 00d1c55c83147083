// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <set>

/*
 * Two types of one name in one namespace link without a word, and then the destructor of the one is run on
 * the other. Neither compiler nor linker tells; a release build crashed of it at its first file.
 */

/** The types that a file defines in a named namespace, outside of any other type. */
static std::set<QString> definedIn(QString text)
{
    static const QRegularExpression blockComments(
        QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression lineComments(QStringLiteral("//[^\\n]*"));
    static const QRegularExpression strings(QStringLiteral("\"(?:\\\\.|[^\"\\\\\\n])*\""));
    text.remove(blockComments).remove(lineComments).replace(strings, QStringLiteral("\"\""));
    static const QRegularExpression openings(
        QStringLiteral("namespace(?<space>\\s+[\\w:]+)?\\s*\\{"
                       "|\\b(?:struct|class|union)\\s+(?<type>\\w+)(?:\\s+final)?\\s*(?::(?!:)[^{;()]*)?\\{"
                       "|\\benum\\s+(?:class\\s+)?(?<choice>\\w+)\\s*(?::\\s*\\w+\\s*)?\\{"
                       "|[{}]"));
    std::set<QString> names;
    std::vector<bool> within; // true: a named namespace
    auto found = openings.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        if (match.captured() == QStringLiteral("}")) {
            if (!within.empty())
                within.pop_back();
            continue;
        }
        if (match.captured().startsWith(QStringLiteral("namespace"))) {
            within.push_back(!match.captured(QStringLiteral("space")).isEmpty());
            continue;
        }
        const QString name
            = match.captured(QStringLiteral("type")) + match.captured(QStringLiteral("choice"));
        if (!name.isEmpty() && std::all_of(within.begin(), within.end(), [](bool named) { return named; }))
            names.insert(name);
        within.push_back(false);
    }
    return names;
}

class DefinitionsTest : public QObject {
    Q_OBJECT

private slots:
    void a_type_is_found_where_it_is_defined_and_only_there()
    {
        const std::set<QString> names = definedIn(QStringLiteral(
            "namespace unitrail {\nstruct A {\n    struct Inner { };\n};\nclass B : public A { };\n"
            "enum class C : int { One };\nstruct A::Impl { };\nstruct Told;\n// struct D { };\n"
            "namespace {\nstruct Hidden { };\n}\nconst char *text = \"struct E {\";\n} // namespace "
            "unitrail\n"));
        QCOMPARE(names, (std::set<QString>{"A", "B", "C"}));
    }

    void no_two_types_of_the_program_have_the_same_name()
    {
        std::map<QString, QStringList> where;
        const QString root = QStringLiteral(UNITRAIL_SOURCE_DIR "/");
        for (const char *folder : {"app", "core", "drivers", "ui"}) {
            QDirIterator files(root + QLatin1String(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const QString &name : definedIn(QString::fromUtf8(file.readAll())))
                    where[name] << file.fileName().mid(root.size());
            }
        }
        QVERIFY(where.size() > 500);
        for (const auto &[name, files] : where)
            QVERIFY2(
                files.size() == 1, qPrintable(name + QStringLiteral(" is defined in ") + files.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(DefinitionsTest)
#include "definitions_test.moc"
