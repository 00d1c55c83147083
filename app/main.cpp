// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/version.h"

#include <QCoreApplication>

using namespace unitrail;

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("unitrail"));
    CLI::App app("Unitrail: serialized-unit traceability at the workstation", "unitrail");
    app.set_version_flag("--version", programVersion().toStdString());
    app.require_subcommand(1);
    Chosen chosen;
    for (const auto describe : {
             describeStation,
             describeJournal,
             describeTrace,
             describeQuality,
             describePlant,
             describeCentral,
             describeLabels,
             describeTools,
             describeTag,
             describeDoctor,
             describeResults,
             describeCapability,
             describeMeasure,
             describeInspection,
             describeRecords,
             describeRecall,
             describeFigures,
             describeContainment,
             describeHolds,
             describeLots,
             describeReadiness,
             describeShipping,
             describeContainer,
             describeShipment})
        describe(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        if (problem.get_exit_code() == 0)
            return app.exit(problem);
        return complain(
            QString::fromStdString(problem.what()) + QStringLiteral("; see unitrail --help"), exitUsage);
    }
    return chosen.run(argc, argv);
}
