// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/command_codes.h"

#include "core/codes/read_code.h"

namespace unitrail {

static const QLatin1String commandPrefix("CMD.");

QString commandText(const QString &verb, const QString &argument)
{
    QString text = commandPrefix + verb;
    if (!argument.isEmpty())
        text += u'.' + argument;
    const QChar check = checkCharacter3736(text);
    Q_ASSERT(!verb.isEmpty() && !check.isNull());
    return text + u'.' + check;
}

QString badgeText(const QString &badgePrefix, const QString &badge)
{
    const QString text = badgePrefix + badge;
    const QChar check = checkCharacter3736(text);
    Q_ASSERT(!badge.isEmpty() && !check.isNull());
    return text + check;
}

static void refuse(Code &code, const char *error, qsizetype position, const QString &why)
{
    code.error = CodeError{QLatin1String(error), static_cast<int>(position), why};
}

bool readCommand(Code &code)
{
    const QStringView text(code.text);
    if (!text.startsWith(commandPrefix))
        return false;
    code.syntax = Syntax::PrintedCommand;
    const qsizetype last = text.lastIndexOf(u'.');
    const QStringView wish
        = text.mid(commandPrefix.size(), std::max<qsizetype>(last - commandPrefix.size(), 0));
    const qsizetype dot = wish.indexOf(u'.');
    const QStringView verb = dot < 0 ? wish : wish.left(dot);
    if (text.size() - last != 2 || verb.isEmpty() || dot == wish.size() - 1) {
        refuse(code, "command.shape", text.size(),
            QStringLiteral("a command is CMD.VERB.K or CMD.VERB.ARGUMENT.K"));
        return true;
    }
    const QChar check = checkCharacter3736(text.left(last));
    if (check.isNull() || check != text.back()) {
        refuse(code, "command.check-character", text.size() - 1,
            QStringLiteral("the check character of the command does not fit"));
        return true;
    }
    code.meanings.push_back(CommandCode{verb.toString(), dot < 0 ? QString() : wish.mid(dot + 1).toString()});
    return true;
}

bool readBadge(Code &code, const QString &badgePrefix)
{
    const QStringView text(code.text);
    if (badgePrefix.isEmpty() || !text.startsWith(badgePrefix))
        return false;
    code.syntax = Syntax::Badge;
    if (text.size() < badgePrefix.size() + 2) {
        refuse(code, "badge.shape", text.size(), QStringLiteral("there is no badge behind the prefix"));
        return true;
    }
    const QChar check = checkCharacter3736(text.chopped(1));
    if (check.isNull() || check != text.back()) {
        refuse(code, "badge.check-character", text.size() - 1,
            QStringLiteral("the check character of the badge does not fit"));
        return true;
    }
    code.meanings.push_back(BadgeCode{text.mid(badgePrefix.size()).chopped(1).toString()});
    return true;
}

} // namespace unitrail
