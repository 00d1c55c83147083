// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/journal/journal.h"
#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"

#include <QDir>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/*
 * FAULTS P6: the power goes while labels are minted and printed. The printer is a machine of its own and
 * keeps what it was sent; it is what the journal is held against.
 *
 * UNITRAIL_KILLS: how many kills (60); UNITRAIL_SEED: which moments.
 */

static int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber && number > 0 ? number : fallback;
}

static constexpr int killsPerJournal = 25;

/** A ZPL printer that outlives the station. What it has printed is counted by what stands on it. */
class Printer9100 : public QObject {
public:
    Printer9100()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port is free");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(*socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_rest.remove(socket);
                socket->deleteLater();
            });
        });
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    std::map<QString, int> copies; ///< of every serial and container: labels that came out whole
    int labels = 0;
    int silent = 0; ///< so many questions it leaves unanswered
    std::function<void()> came; ///< a label is complete

private:
    void take(QTcpSocket &socket)
    {
        QByteArray &rest = m_rest[&socket];
        rest += socket.readAll();
        static const QRegularExpression name(u"\\^FD((?:LA40-26-|TOTE-)[0-9A-Z]+)\\^FS"_s);
        for (qsizetype end; (end = rest.indexOf("^XZ")) >= 0; rest.remove(0, end + 3)) {
            const auto found = name.match(QString::fromLatin1(rest.left(end)));
            if (!found.hasMatch())
                qFatal("a label without a name: %s", rest.left(end).constData());
            ++copies[found.captured(1)];
            ++labels;
            if (came)
                came();
        }
        while (rest.contains("~HS")) {
            rest.remove(0, rest.indexOf("~HS") + 3);
            if (silent > 0) {
                --silent;
                continue;
            }
            socket.write("\x02"
                         "030,0,0,0420,000,0,0,0,000,0,0,0\x03\r\n\x02"
                         "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02"
                         "1234,0\x03\r\n");
        }
    }

    QHash<QTcpSocket *, QByteArray> m_rest; // its sockets are the server's, and go before it
    QTcpServer m_server;
};

class LabelKillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    Printer9100 m_printer;
    int m_kills = fromEnvironment("UNITRAIL_KILLS", 60);
    quint32 m_seed = quint32(fromEnvironment("UNITRAIL_SEED", 20260615));

    // Of the journal at hand.
    std::map<QString, int> m_allowed; ///< copies that somebody asked for
    std::set<QString> m_told; ///< numbers that the terminal said were given
    std::optional<QString> m_doubtful; ///< the last kill left this one reserved and not known to be printed

    int m_minted = 0, m_asked = 0, m_bound = 0;
    int m_twice = 0, m_unknown = 0, m_lost = 0, m_silently = 0, m_notAsked = 0, m_wronglyAsked = 0;

    QString runAndKill(const QString &data, QRandomGenerator &random);
    QString answerDoubt(StationProcess &station, QRandomGenerator &random);
    QJsonObject next(StationProcess &station, const QString &what);
    void look(const QString &data);

private slots:
    void no_kill_makes_a_number_twice_or_prints_one_that_the_journal_does_not_know();
};

static QString nameIn(const QJsonObject &line)
{
    const QString unit = line[u"unit"].toString();
    return unit.isEmpty() ? line[u"container"].toString() : unit.section(u'/', 1);
}

/** The next verdict of this kind; others in between are of what is told besides. */
QJsonObject LabelKillTest::next(StationProcess &station, const QString &what)
{
    const QDeadlineTimer patience(patienceMs);
    while (!patience.hasExpired() && station.isRunning()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        for (const QJsonObject &line : station.verdicts()) {
            if (line[u"what"].toString() == what)
                return line;
        }
    }
    return {};
}

/** The answer was yes; where the printer is not connected yet, it is asked for until it is. */
static bool printsAgain(StationProcess &station)
{
    const QDeadlineTimer patience(patienceMs);
    while (!patience.hasExpired() && station.isRunning()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        for (const QJsonObject &line : station.verdicts()) {
            if (line[u"what"].toString() == u"LabelPrinted")
                return true;
            if (line[u"reason"].toString() == u"PrinterNotReady")
                station.cable().send(command(u"REPRINT"_s) + '\r');
        }
    }
    return false;
}

/** Signs in, and hears whether a label is in doubt. Empty: nothing went wrong. */
QString LabelKillTest::answerDoubt(StationProcess &station, QRandomGenerator &random)
{
    station.cable().send(badge::nadia + '\r' + command(u"THEME"_s, u"LIGHT"_s) + '\r');
    QStringList asked;
    const QDeadlineTimer patience(patienceMs);
    for (bool themed = false; !themed;) {
        if (patience.hasExpired() || !station.isRunning())
            return u"does not answer after the kill: "_s + QString::fromUtf8(station.errors());
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        for (const QJsonObject &line : station.verdicts()) {
            if (line[u"what"].toString() == u"AskPrintAgain")
                asked += nameIn(line);
            themed = themed || line[u"what"].toString() == u"ThemeChanged";
        }
    }
    if (m_doubtful && asked != QStringList{*m_doubtful})
        ++m_notAsked;
    if (!m_doubtful && !asked.isEmpty())
        ++m_wronglyAsked;
    m_asked += int(asked.size());
    if (asked.isEmpty())
        return {};
    if (random.bounded(2) == 0) {
        station.cable().send(command(u"NO"_s) + '\r');
        if (next(station, u"Kept"_s).isEmpty())
            return u"does not take a no"_s;
    } else {
        ++m_allowed[asked.front()];
        station.cable().send(command(u"YES"_s) + '\r');
        if (!printsAgain(station))
            return u"does not print again: "_s + QString::fromUtf8(station.errors());
    }
    station.cable().send(asked.front().toLatin1() + '\r');
    if (next(station, u"LabelRead"_s).isEmpty())
        return u"does not take the label of %1"_s.arg(asked.front());
    station.cable().send(command(u"COMPLETE"_s) + '\r'); // of a tote there is nothing to complete
    return {};
}

QString LabelKillTest::runAndKill(const QString &data, QRandomGenerator &random)
{
    const QString config = data + u".toml"_s;
    QFile file(config);
    if (!file.open(QIODevice::WriteOnly)
        || file.write("[[printer]]\nname = \"zebra\"\ntype = \"tcp\"\nhost = \"127.0.0.1\"\nport = "
               + QByteArray::number(m_printer.port()) + '\n')
            < 0)
        return u"cannot write "_s + config;
    file.close();
    m_printer.silent = 0;
    m_printer.came = {};
    StationProcess station({.data = data, .more = {u"--config"_s, config}});
    if (!station.start())
        return u"does not start after a kill: "_s + QString::fromUtf8(station.errors());
    if (const QString wrong = answerDoubt(station, random); !wrong.isEmpty())
        return wrong;

    // A third of the kills come at any moment, a third when a label is complete in the printer, a third when
    // it is and the printer has not said so yet.
    const QDeadlineTimer moment(random.bounded(1, 250));
    int atLabel = random.bounded(3) == 0 ? -1 : random.bounded(1, 5);
    const bool unsaid = atLabel > 0 && random.bounded(2) == 0;
    bool now = false;
    m_printer.came = [&] {
        if (atLabel > 0 && --atLabel == 0) {
            now = true;
            m_printer.silent = unsaid ? 1000 : 0;
        }
    };
    bool busy = false;
    QDeadlineTimer patience(patienceMs);
    while (!now && (atLabel > 0 || !moment.hasExpired())) {
        if (patience.hasExpired() || !station.isRunning())
            return u"answers no more: "_s + QString::fromUtf8(station.errors());
        if (!busy) {
            const bool tote = random.bounded(4) == 0;
            station.cable().send(command(u"MINT"_s, tote ? u"TOTE"_s : u"LA-40-100"_s) + '\r');
            busy = true;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        for (const QJsonObject &line : station.verdicts()) {
            const QString what = line[u"what"].toString(), name = nameIn(line);
            if (what == u"UnitCreated" || what == u"ContainerNumbered") {
                m_twice += m_told.contains(name);
                m_told.insert(name);
                ++m_minted;
            } else if (what == u"LabelPrinted") {
                station.cable().send(name.toLatin1() + '\r');
            } else if (what == u"LabelRead") {
                ++m_bound;
                busy = !line[u"unit"].toString().isEmpty();
                if (busy)
                    station.cable().send(command(u"COMPLETE"_s) + '\r');
            } else if (what == u"OperationCompleted") {
                busy = false;
            } else if (line[u"reason"].toString() == u"PrinterNotReady"
                || line[u"reason"].toString() == u"ReadTwice") {
                busy = false; // it was not connected yet; asked again at once, the same code is a bounce
            } else if (line[u"reason"].toString() == u"LabelNotRead") {
                // A tote's label came out before the last kill, and nobody has scanned it since.
                station.cable().send(line[u"other"].toString().section(u'/', 1).toLatin1() + '\r');
            }
        }
    }
    m_printer.came = {};
    if (random.bounded(2) == 0) {
        const QDeadlineTimer later(random.bounded(4));
        while (!later.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }
    station.kill();
    for (const QJsonObject &line : station.verdicts()) {
        const QString what = line[u"what"].toString();
        if (what == u"UnitCreated" || what == u"ContainerNumbered")
            m_told.insert(nameIn(line));
    }
    // What was on its way when the power went still comes out.
    for (const QDeadlineTimer last(20); !last.hasExpired();)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    return {};
}

/** The files as the kill left them, copied: the station itself goes on with the originals. */
void LabelKillTest::look(const QString &data)
{
    const QString left = m_root.filePath(u"left"_s);
    QDir(left).removeRecursively();
    QDir().mkpath(left);
    for (const QString &name : {u"journal.db"_s, u"journal.db-wal"_s, u"journal.mark"_s})
        QFile::copy(data + u'/' + name, left + u'/' + name);
    const SystemClock clock;
    auto journal = Journal::open(left, clock);
    if (!journal)
        qFatal("%s", qPrintable(journal.error().text));
    std::map<QString, int> reserved, created;
    std::map<QString, IdentifierState> states;
    QString last;
    const Outcome walked = (*journal)->forEach([&](const Recorded &recorded, const QByteArray &) {
        const Event &event = recorded.entry.event;
        const QString name = recorded.entry.subject().name();
        if (const auto *reservation = std::get_if<IdentifierReserved>(&event)) {
            ++reserved[reservation->value];
            states[reservation->value] = IdentifierState::Reserved;
            last = reservation->value;
        } else if (const auto *printed = std::get_if<IdentifierPrinted>(&event)) {
            states[printed->value] = IdentifierState::Printed;
        } else if (const auto *bound = std::get_if<IdentifierBound>(&event)) {
            states[bound->value] = IdentifierState::Bound;
        } else if (std::holds_alternative<UnitCreated>(event)) {
            ++created[name.section(u'/', -1)];
        }
        return true;
    });
    if (!walked)
        qFatal("%s", qPrintable(walked.error().text));
    for (const auto &[name, times] : reserved)
        m_twice += times - 1;
    for (const auto &[name, times] : created)
        m_twice += times - 1;
    for (const QString &name : m_told)
        m_lost += !reserved.contains(name);
    for (const auto &[name, copies] : m_printer.copies) {
        m_unknown += !reserved.contains(name);
        m_silently += copies > 1 + (m_allowed.contains(name) ? m_allowed.at(name) : 0);
    }
    m_doubtful.reset();
    if (!last.isEmpty() && states.at(last) == IdentifierState::Reserved)
        m_doubtful = last;
}

void LabelKillTest::no_kill_makes_a_number_twice_or_prints_one_that_the_journal_does_not_know()
{
    QLoggingCategory::setFilterRules(u"unitrail.*=false"_s); // each look finds a copied journal, and says so
    QRandomGenerator random(m_seed);
    int labels = 0;
    for (int kill = 0; kill < m_kills; ++kill) {
        if (kill % killsPerJournal == 0) {
            m_allowed.clear();
            m_told.clear();
            m_doubtful.reset();
            labels += m_printer.labels;
            m_printer.labels = 0;
            m_printer.copies.clear();
        }
        const QString data = m_root.filePath(u"journal-%1"_s.arg(kill / killsPerJournal));
        QCOMPARE(runAndKill(data, random), QString());
        look(data);
    }
    labels += m_printer.labels;
    std::printf(
        "label kill: kills %d / numbers given %d / labels out of the printer %d / read back %d / asked "
        "about %d / given twice %d / printed and unknown %d / lost %d / printed silently %d / not asked "
        "%d / asked without need %d / seed %u\n",
        m_kills, m_minted, labels, m_bound, m_asked, m_twice, m_unknown, m_lost, m_silently, m_notAsked,
        m_wronglyAsked, m_seed);
    QCOMPARE(m_twice, 0);
    QCOMPARE(m_unknown, 0);
    QCOMPARE(m_lost, 0);
    QCOMPARE(m_silently, 0);
    QCOMPARE(m_notAsked, 0);
    QCOMPARE(m_wronglyAsked, 0);
    // A test in which no kill fell between a commit and its print proves nothing.
    QVERIFY2(m_minted >= m_kills && m_asked >= m_kills / 10, "too little was printed, or never in doubt");
}

QTEST_GUILESS_MAIN(LabelKillTest)
#include "label_kill_test.moc"
