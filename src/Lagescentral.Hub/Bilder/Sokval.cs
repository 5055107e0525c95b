using System.Diagnostics.CodeAnalysis;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bilder;

/// <summary>What a reader asks for, as it stands in the address. All that is given holds together.</summary>
/// <param name="Stadsdel">District id.</param>
/// <param name="Plats">Plats id.</param>
/// <param name="Kategori">Category id.</param>
/// <param name="AllvarMinst">Lowest seriousness, 1–5.</param>
/// <param name="Kalla">Source id.</param>
/// <param name="Status">Status.</param>
/// <param name="Fran">Happened at or after, ISO 8601.</param>
/// <param name="Till">Happened before, ISO 8601.</param>
/// <param name="Q">Words; all must occur.</param>
internal sealed record Sokval(
    string? Stadsdel, string? Plats, string? Kategori, int? AllvarMinst, string? Kalla, string? Status, string? Fran, string? Till, string? Q)
{
    private const int OrdHogst = 300;

    /// <summary>The question, for what that reader may see; false with what is wrong with it.</summary>
    public bool Fraga(Lasare lasare, [NotNullWhen(true)] out Sokfraga? fraga, [NotNullWhen(false)] out IResult? fel)
    {
        fraga = null;
        var (fran, till) = (Fran is null ? null : Svar.Tid(Fran), Till is null ? null : Svar.Tid(Till));
        var status = Handelsestatus.Pagaende;
        fel = this switch
        {
            _ when (Fran is not null && fran is null) || (Till is not null && till is null) =>
                Fel("Fel tid", "fran och till ska vara tider enligt ISO 8601, till exempel 2026-11-20T14:05:00Z."),
            { AllvarMinst: < 1 or > 5 } => Fel("Fel allvar", "allvarMinst ska vara 1–5."),
            { Status: { } ord } when char.IsAsciiDigit(ord.FirstOrDefault()) || !Enum.TryParse(ord, ignoreCase: true, out status) =>
                Fel("Okänd status", "status ska vara pagaende, avslutad eller aterkallad."),
            { Q.Length: > OrdHogst } => Fel("För långt", $"q får ha högst {OrdHogst} tecken."),
            // Words that the wall does not show must not be found by guessing at them either.
            { Q: not null } when lasare.Klass == Lasarklass.Vagg => Svar.Nekad(inloggad: true),
            _ => null,
        };
        if (fel is not null) return false;
        fraga = new Sokfraga
        {
            Stadsdel = Stadsdel,
            Plats = Plats,
            Kategori = Kategori,
            AllvarMinst = AllvarMinst,
            Kalla = Kalla,
            Status = Status is null ? null : status,
            Fran = fran,
            Till = till,
            Ord = Q,
            Klasser = lasare.Klasser,
            BegransadI = lasare.Stadsdelar,
        };
        return true;
    }

    private static IResult Fel(string titel, string detalj) => Svar.Problem(StatusCodes.Status400BadRequest, titel, detalj);
}
