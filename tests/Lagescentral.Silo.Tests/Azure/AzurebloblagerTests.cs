using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Silo.Azurelager;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>What a journal is promised of a store of blobs, kept by the adapter against a real Server.</summary>
[Collection(Provazurite.Samling)]
public sealed class AzurebloblagerTests(Provazurite server) : Azurebloblagerprov(server)
{
    [Fact]
    public async Task A_log_is_made_once_and_then_left_as_it_is()
    {
        (await _lager.CreateLogAsync(Logg)).ShouldBeTrue();
        await _lager.AppendAsync(Logg, 0, Bytes("ett"));

        (await _lager.CreateLogAsync(Logg)).ShouldBeFalse();
        (await LasAsync()).ShouldBe("ett");
    }

    [Fact]
    public async Task A_block_is_appended_only_where_the_log_ends()
    {
        await _lager.CreateLogAsync(Logg);
        await _lager.AppendAsync(Logg, 0, Bytes("ett"));
        await _lager.AppendAsync(Logg, 3, Bytes("två"));

        foreach (var fel in new long[] { 0, 3, 5, 7, long.MaxValue })
            (await Should.ThrowAsync<BlobUpptagenException>(_lager.AppendAsync(Logg, fel, Bytes("nej")))).Namn.ShouldBe(Logg);
        (await LasAsync()).ShouldBe("etttvå");
    }

    [Fact]
    public async Task Of_those_who_race_for_a_position_one_wins()
    {
        await _lager.CreateLogAsync(Logg);
        for (var varv = 0; varv < 5; varv++)
        {
            var forsok = Enumerable.Range(0, 20).Select(i => Task.Run(() => _lager.AppendAsync(Logg, varv * 4, Bytes($"{i:D4}")))).ToList();
            await Task.WhenAll(forsok).ContinueWith(static _ => { }, TaskScheduler.Default);

            var vinnare = forsok.Index().Single(f => f.Item.IsCompletedSuccessfully).Index;
            forsok.Where(f => f.IsFaulted).ShouldAllBe(f => f.Exception!.InnerException is BlobUpptagenException);
            (await LasAsync()).ShouldEndWith($"{vinnare:D4}");
        }

        (await LasAsync()).Length.ShouldBe(20);
    }

    [Fact]
    public async Task Of_those_who_race_to_make_a_log_one_has_made_it()
    {
        var gjorda = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _lager.CreateLogAsync(Logg))));
        gjorda.Count(gjord => gjord).ShouldBe(1);
    }

    [Fact]
    public async Task A_log_is_read_from_any_place_in_any_portion()
    {
        await _lager.CreateLogAsync(Logg);
        (await LasAsync(0, 10)).ShouldBe("");
        await _lager.AppendAsync(Logg, 0, Bytes("0123"));
        await _lager.AppendAsync(Logg, 4, Bytes("4567"));

        (await LasAsync(0, 8)).ShouldBe("01234567");
        (await LasAsync(2, 4)).ShouldBe("2345");
        (await LasAsync(7, 1)).ShouldBe("7");
        (await LasAsync(6, 100)).ShouldBe("67");
        (await LasAsync(8, 100)).ShouldBe("");
        (await LasAsync(9, 1)).ShouldBe("");
        (await LasAsync(1L << 40, int.MaxValue)).ShouldBe("");
        (await _lager.ReadAsync("logg/00000002", 0, 10)).ShouldBeNull();
    }

    [Fact]
    public async Task The_largest_block_goes_through_and_a_larger_one_does_not()
    {
        await _lager.CreateLogAsync(Logg);
        var stort = new byte[_lager.Blockstorlek];
        new Random(5).NextBytes(stort);
        await _lager.AppendAsync(Logg, 0, stort);
        await _lager.AppendAsync(Logg, stort.Length, Bytes("slut"));

        (await _lager.ReadAsync(Logg, 0, stort.Length))!.Value.Span.SequenceEqual(stort).ShouldBeTrue();
        (await LasAsync(stort.Length - 1, 100)).ShouldEndWith("slut");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _lager.AppendAsync(Logg, stort.Length + 4, new byte[stort.Length + 1]));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _lager.AppendAsync(Logg, stort.Length + 4, default));
    }

    [Fact]
    public async Task What_breaks_off_while_the_log_grows_is_read_anew()
    {
        await _lager.CreateLogAsync(Logg);
        await _lager.AppendAsync(Logg, 0, Bytes("0123"));
        var annan = await Server.LagerAsync(_behallare);
        var brott = 1;
        _nat.Mellan = async (fraga, sand, cancel) =>
        {
            var svar = await sand();
            if (fraga.Method != HttpMethod.Get || brott-- <= 0) return svar;
            var hela = await svar.Content.ReadAsByteArrayAsync(cancel);
            var avbruten = new StreamContent(new Avbruten(hela.AsMemory(0, 2), () => annan.AppendAsync(Logg, 4, Bytes("4567"))));
            foreach (var (namn, varden) in svar.Content.Headers) avbruten.Headers.TryAddWithoutValidation(namn, varden);
            svar.Content = avbruten;
            return svar;
        };

        (await LasAsync(0, 100)).ShouldBe("01234567");
    }

    [Fact]
    public async Task A_blob_is_written_whole_and_replaced_only_as_it_was_read()
    {
        (await _lager.GetAsync("meta")).ShouldBeNull();
        await Should.ThrowAsync<BlobUpptagenException>(_lager.PutAsync("meta", Bytes("noll"), "\"0x8D4BCC2E4835CD0\""));
        await _lager.PutAsync("meta", Bytes("ett"), null);
        await Should.ThrowAsync<BlobUpptagenException>(_lager.PutAsync("meta", Bytes("två"), null));
        var ett = (await _lager.GetAsync("meta"))!;
        Text(ett.Innehall).ShouldBe("ett");

        await _lager.PutAsync("meta", Bytes("två"), ett.Version);
        await Should.ThrowAsync<BlobUpptagenException>(_lager.PutAsync("meta", Bytes("tre"), ett.Version));
        var tva = (await _lager.GetAsync("meta"))!;
        Text(tva.Innehall).ShouldBe("två");
        tva.Version.ShouldNotBe(ett.Version);
        await _lager.PutAsync("meta", default, tva.Version);
        (await _lager.GetAsync("meta"))!.Innehall.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_large_blob_is_written_in_one_call()
    {
        var stort = new byte[300 * 1024 * 1024];
        new Random(6).NextBytes(stort.AsSpan(0, 1024));
        var anrop = 0;
        _nat.Mellan = (fraga, sand, _) =>
        {
            if (fraga.Method == HttpMethod.Put) anrop++;
            return sand();
        };
        await _lager.PutAsync("texter/1", stort, null);

        anrop.ShouldBe(1);
        (await _lager.GetAsync("texter/1"))!.Innehall.Span.SequenceEqual(stort).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_replaced_or_deleted_is_gone()
    {
        await _lager.PutAsync("texter/1", Bytes("en hemlig text"), null);
        await _lager.PutAsync("texter/1", Bytes("kvar"), (await _lager.GetAsync("texter/1"))!.Version);
        Text((await _lager.ReadAsync("texter/1", 0, 100))!.Value).ShouldBe("kvar");

        await _lager.DeleteAsync("texter/1");
        await _lager.DeleteAsync("texter/1");
        (await _lager.GetAsync("texter/1")).ShouldBeNull();
        (await _lager.ReadAsync("texter/1", 0, 100)).ShouldBeNull();
        (await _lager.ListAsync("").ToListAsync()).ShouldBeEmpty();
        await _lager.PutAsync("texter/1", Bytes("ny"), null);
    }

    [Fact]
    public async Task Names_come_in_order_over_many_pages()
    {
        var namn = Enumerable.Range(1, 25).Select(i => $"logg/{i:D8}").ToList();
        foreach (var ett in namn.OrderByDescending(n => n)) await _lager.CreateLogAsync(ett);
        await _lager.PutAsync("meta", Bytes("m"), null);
        await _lager.PutAsync("loggad", Bytes("m"), null);
        var fraga = 0;
        _nat.Mellan = (_, sand, _) =>
        {
            fraga++;
            return sand();
        };

        var smasidor = new Azurebloblager(_lager.Behallare, sidstorlek: 10);
        (await smasidor.ListAsync("logg/").ToListAsync()).ShouldBe(namn);
        fraga.ShouldBe(3);
        (await _lager.ListAsync("").ToListAsync()).ShouldBe([.. namn, "loggad", "meta"]);
        (await _lager.ListAsync("ingen/").ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blob_of_another_kind_is_left_alone()
    {
        await _lager.PutAsync(Logg, Bytes("ett"), null);
        (await Should.ThrowAsync<FrammandeFilException>(_lager.AppendAsync(Logg, 3, Bytes("två")))).Message.ShouldContain($"{_behallare}/{Logg}");
        (await LasAsync()).ShouldBe("ett");
    }

    [Fact]
    public async Task A_log_that_is_missing_is_not_made_by_an_append() =>
        (await Should.ThrowAsync<BlobOtillgangligException>(_lager.AppendAsync(Logg, 0, Bytes("ett")))).Message.ShouldContain("är borta");

    /// <summary>Gives some bytes, does something, and breaks.</summary>
    private sealed class Avbruten(ReadOnlyMemory<byte> bytes, Func<Task> sedan) : Stream
    {
        private bool _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given)
            {
                await sedan();
                throw new IOException("Vägen bröts.");
            }

            _given = true;
            bytes.CopyTo(buffer);
            return bytes.Length;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
