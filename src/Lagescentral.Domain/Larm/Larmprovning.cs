using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Larm;

/// <summary>Says all that is wrong with what a person asks for, before it is decided on.</summary>
public static class Larmprovning
{
    /// <summary>What is wrong with a command; empty when nothing is.</summary>
    /// <param name="k">The command, its words trimmed.</param>
    /// <param name="farTa">True for a person who may be handed a larm.</param>
    public static IReadOnlyList<Faltfel> Prova(Larmkommando k, Func<string, bool> farTa)
    {
        ArgumentNullException.ThrowIfNull(k);
        ArgumentNullException.ThrowIfNull(farTa);
        var fel = new List<Faltfel>();
        var ord = k.Kommentar ?? "";
        if (k.Handling == Larmhandling.Avsluta && ord.Length is < Larmgranser.OrsakMinst or > Larmgranser.OrsakLangd)
            fel.Add(new(0, "kommentar", $"Skriv varför larmet avslutas, {Larmgranser.OrsakMinst}–{Larmgranser.OrsakLangd} tecken."));
        if (k.Handling == Larmhandling.Kommentera && ord.Length == 0) fel.Add(new(0, "kommentar", "Skriv kommentaren."));
        if (ord.Length > Larmgranser.KommentarLangd) fel.Add(new(0, "kommentar", $"Högst {Larmgranser.KommentarLangd} tecken."));
        Personligt(ord, "kommentar", fel);
        if (k.Handling == Larmhandling.Overlamna && (k.Till is not { } till || !farTa(till)))
            fel.Add(new(0, "till", "Ange vem som ska ta över, ett id som står under /api/v1/larm/mottagare."));
        return fel;
    }

    /// <summary>What is wrong with a silence; empty when nothing is.</summary>
    /// <param name="t">The silence.</param>
    /// <param name="orsak">Why, trimmed.</param>
    /// <param name="finnsRegel">True for a rule id.</param>
    /// <param name="finnsStadsdel">True for a district id.</param>
    public static IReadOnlyList<Faltfel> Prova(Tystnad t, string orsak, Func<string, bool> finnsRegel, Func<string, bool> finnsStadsdel)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(orsak);
        ArgumentNullException.ThrowIfNull(finnsRegel);
        ArgumentNullException.ThrowIfNull(finnsStadsdel);
        var fel = new List<Faltfel>();
        if (t.Regel is { } regel && !finnsRegel(regel)) fel.Add(new(0, "regel", "Ingen regel har det id:t. De står under /api/v1/regler."));
        if (t.Stadsdel is { } stadsdel && !finnsStadsdel(stadsdel)) fel.Add(new(0, "stadsdel", "Ange ett id som står under /api/v1/stadsdelar."));
        if (t is { Regel: null, Stadsdel: null }) fel.Add(new(0, "regel", "Ange en regel eller en stadsdel: allt kan inte tystas."));
        if (t.AllvarHogst is < 1 or > 5) fel.Add(new(0, "allvarHogst", "1–5."));
        if (t.Till <= t.Fran || t.Till - t.Fran > Tystnad.Langst) fel.Add(new(0, "till", $"Ange när tystnaden slutar, högst {Varaktighet.Ord(Tystnad.Langst)} fram."));
        if (orsak.Length is < Larmgranser.OrsakMinst or > Larmgranser.OrsakLangd) fel.Add(new(0, "orsak", $"Skriv varför, {Larmgranser.OrsakMinst}–{Larmgranser.OrsakLangd} tecken."));
        Personligt(orsak, "orsak", fel);
        return fel;
    }

    private static void Personligt(string ord, string falt, List<Faltfel> fel)
    {
        if (Personuppgifter.Finn(ord) is { } funnet) fel.Add(new(0, falt, $"Texten innehåller {funnet}. Ta bort det och skicka igen."));
    }
}
