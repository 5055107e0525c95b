using Lagescentral.Kallor.Ssbf;

namespace Lagescentral.Kallor.Demo;

/// <summary>The simulated alarms, pushed and read as SSBF's.</summary>
internal sealed class Demossbf(SsbfSimulator simulator, Demotid tid, Func<string, string?> stadsdel) : IDemokalla
{
    public IEnumerable<Demopost> Dygn(DateOnly dag)
    {
        foreach (var post in simulator.Dygn(dag))
        {
            var json = (post with
            {
                Larmnummer = post.Larmnummer + tid.Marke(post.Larm),
                Larm = tid.Verklig(post.Larm),
                Framme = post.Framme is { } framme ? tid.Verklig(framme) : null,
                Avslut = post.Avslut is { } avslut ? tid.Verklig(avslut) : null,
                Uppdaterad = tid.Verklig(post.Uppdaterad),
            }).TillJson();
            yield return new Demopost(post.Uppdaterad, SsbfTolk.Kalla, regler => SsbfTolk.Las(json, regler, stadsdel));
        }
    }
}
