using Lagescentral.Hub.Drift;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>A hub that is set wrong says so before it opens anything.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("--Kallor:Polis:Intervall=x", "Kallor:Polis:Intervall")]
    [InlineData("--Kallor:Polis:Aktiv=true", "Kallor:Polis:UserAgent")]
    [InlineData("--Journal:Kolangd=0", "Journal:Kolangd ska vara 1–1 000 000.")]
    [InlineData("--Drift:Otlp=xx", "Drift:Otlp")]
    [InlineData("--Journal:Kolangd=abc", "Journal:Kolangd ska vara ett heltal.")]
    [InlineData("--Kallor:Ssbf:OppenTimmar=x", "Kallor:Ssbf:OppenTimmar ska vara ett tal med punkt.")]
    [InlineData("--urls=hej", "--urls")]
    [InlineData("--urls=http://127.0.0.1:99999", "--urls")]
    [InlineData("--Inloggning:Utvecklingsanvandare=true", "Inloggning:Utvecklingsanvandare")]
    public void A_bad_setting_is_named_and_leaves_no_file(string arg, string namn)
    {
        var mapp = Path.Combine(Path.GetTempPath(), "lagescentral-" + Path.GetRandomFileName());
        var fel = Should.Throw<Exception>(() => Start.Bygg(["--environment=Production", "--urls=http://127.0.0.1:0", "--Journal:Mapp=" + mapp, arg]));
        Start.ArInstallningsfel(fel).ShouldBeTrue(fel.ToString());
        Start.Orsak(fel).ShouldContain(namn);
        Directory.Exists(mapp).ShouldBeFalse();
    }
}
