import type { PostTotal } from "@/lib/domain/mapping";
import type { Measure } from "@/lib/domain/measure";

type Meaning = Measure | PostTotal | "day" | "profile" | "link" | "title" | "published";

/**
 * How people and programs head a column, folded (see `foldHeading`): English first, then the words of Spanish, French, German, Italian, Portuguese, Dutch,
 * Polish, Swedish, Danish, Norwegian, Finnish, Czech, Turkish, Indonesian, Vietnamese, Russian, Ukrainian, Greek, Romanian, Hungarian, Japanese, Korean and Chinese.
 */
export const HEADING_WORDS = {
  day: `date, day, metric date, report date, day of, reporting day, fecha, dia, date du jour, jour, datum, tag, data, giorno, dag, dzien, dato, paivamaara, paiva, den,
    tarih, gun, tanggal, hari, ngay, дата, день, ημερομηνια, ημερα, zi, ziua, nap, 日付, 日, 날짜, 일자, 日期, 日期时间`,
  published: `date, published, publish date, publish time, published on, published at, post date, post time, posted, posted on, posted at, created, created at, create time,
    upload date, date posted, date published, fecha de publicacion, publicado, date de publication, publie le, veroffentlicht, veroffentlicht am, veroffentlichungsdatum,
    datum, data, data di pubblicazione, data de publicacao, publicatiedatum, geplaatst op, data publikacji, publiceringstid, publiceringsdatum, udgivelsesdato, publisert,
    julkaistu, datum zverejneni, yayin tarihi, tanggal publikasi, ngay dang, дата публикации, дата публікації, ημερομηνια δημοσιευσης, data publicarii, kozzetetel datuma,
    投稿日, 投稿日時, 公開日, 게시일, 发布时间, 发布日期, 發佈時間`,
  profile: `profile, account, account name, handle, username, user name, user, tiktok account, profile name, creator, channel, page, perfil, cuenta, usuario, compte, profil, utilisateur,
    konto, kontoname, benutzername, nutzername, account utente, nome utente, profilo, conta, usuario tiktok, gebruikersnaam, nazwa uzytkownika, anvandarnamn, brugernavn, brukernavn,
    kayttajanimi, uzivatelske jmeno, kullanici adi, hesap, akun, nama pengguna, tai khoan, аккаунт, профиль, имя пользователя, акаунт, профіль, λογαριασμος, ονομα χρηστη,
    cont, nume utilizator, felhasznalonev, fiok, アカウント, ユーザー名, 계정, 사용자 이름, 账号, 帳號, 用户名`,
  link: `link, url, video link, video url, post link, post url, permalink, permanent link, share url, web video url, tiktok link, tiktok url, enlace, enlace del video, vinculo, lien,
    lien de la video, videolink, beitragslink, collegamento, link del video, link do video, videolank, odkaz, baglanti, video baglantisi, tautan, lien ket, ссылка, ссылка на видео,
    посилання, συνδεσμος, legatura, hivatkozas, リンク, 動画リンク, 링크, 동영상 링크, 链接, 視頻鏈接, 视频链接, 連結`,
  title: `title, caption, video title, post title, description, video description, text, post text, content, message, titulo, descripcion, texto, titre, legende, description de la video,
    titel, beschreibung, bildunterschrift, titolo, didascalia, descrizione, legenda, descricao, beschrijving, bijschrift, tytul, opis, videotitel, beskrivning, beskrivelse, otsikko, kuvaus,
    nazev, popis, baslik, aciklama, judul, deskripsi, keterangan, tieu de, mo ta, название, описание, назва, опис, τιτλος, περιγραφη, titlu, descriere, cim, leiras,
    タイトル, キャプション, 説明, 제목, 설명, 标题, 標題, 描述`,
  videoViews: `video views, views, view count, video view count, plays, play count, video plays, vv, visualizaciones, visualizaciones de video, vistas, vistas de video, reproducciones,
    reproducciones de video, vues, vues de video, vues de la video, lectures, aufrufe, videoaufrufe, wiedergaben, visualizzazioni, visualizzazioni video, visualizzazioni dei video,
    visualizacoes, visualizacoes de video, visualizacoes do video, weergaven, videoweergaven, wyswietlenia, wyswietlenia filmu, wyswietlenia filmow, visningar, videovisningar, visninger,
    videovisninger, avspillinger, katselukerrat, videon katselukerrat, zhlednuti, zhlednuti videa, goruntulenme, goruntulenmeler, video goruntulenmesi, izlenme, tayangan, tayangan video,
    penayangan, penayangan video, luot xem, luot xem video, просмотры, просмотры видео, перегляди, перегляди відео, προβολες, προβολες βιντεο, vizualizari, vizualizari video, megtekintesek,
    videomegtekintesek, 視聴数, 動画視聴数, 再生数, 再生回数, 動画の再生数, 조회수, 동영상 조회수, 播放量, 视频播放量, 观看次数, 觀看次數, 影片觀看次數`,
  views: `views, video views, view count, plays, play count, video plays, visualizaciones, vistas, reproducciones, vues, vues de la video, lectures, aufrufe, videoaufrufe, wiedergaben,
    visualizzazioni, visualizzazioni video, visualizacoes, visualizacoes do video, weergaven, videoweergaven, wyswietlenia, visningar, videovisningar, visninger, avspillinger, katselukerrat,
    zhlednuti, goruntulenme, izlenme, tayangan, penayangan, luot xem, просмотры, перегляди, προβολες, vizualizari, megtekintesek, 視聴数, 再生数, 再生回数, 조회수, 播放量, 观看次数, 觀看次數`,
  profileViews: `profile views, profile visits, profile view count, profile page views, visitas al perfil, visualizaciones del perfil, vistas del perfil, vues du profil, visites du profil,
    profilaufrufe, profilbesuche, visualizzazioni del profilo, visite al profilo, visualizacoes do perfil, visualizacoes de perfil, visitas ao perfil, profielweergaven, profielbezoeken,
    wyswietlenia profilu, profilvisningar, profilvisninger, profiilin katselukerrat, zobrazeni profilu, profil goruntulenmesi, profil goruntulenmeleri, tayangan profil, kunjungan profil,
    luot xem ho so, просмотры профиля, перегляди профілю, προβολες προφιλ, vizualizari profil, vizualizari de profil, profilmegtekintesek, プロフィール表示数, プロフィール表示回数,
    프로필 조회수, 主页访问量, 個人檔案瀏覽次數`,
  likes: `likes, like, like count, hearts, diggs, digg count, me gusta, me gustas, j'aime, jaime, mentions j'aime, gefallt mir, gefallt mir angaben, likes erhalten, mi piace, curtidas, gostos,
    vind ik leuks, polubienia, gilla, gilla markeringar, gillanden, synes godt om, tykkaykset, to se mi libi, begeni, begeniler, suka, luot thich, лайки, нравится, вподобання, μου αρεσει,
    aprecieri, kedvelesek, いいね, いいね数, 좋아요, 좋아요 수, 点赞, 点赞量, 点赞数, 讚, 按讚數`,
  comments: `comments, comment, comment count, comentarios, commentaires, kommentare, commenti, opmerkingen, reacties, komentarze, kommentarer, kommentit, komentare, yorum, yorumlar, komentar,
    binh luan, luot binh luan, комментарии, коментарі, σχολια, comentarii, hozzaszolasok, megjegyzesek, コメント, コメント数, 댓글, 댓글 수, 评论, 评论量, 评论数, 留言, 留言數`,
  shares: `shares, share, share count, compartidos, veces compartido, compartidas, partages, geteilt, mal geteilt, geteilte inhalte, condivisioni, compartilhamentos, partilhas, gedeeld,
    keer gedeeld, udostepnienia, delningar, delinger, jaot, sdileni, paylasim, paylasimlar, bagikan, dibagikan, chia se, luot chia se, репосты, поделились, поширення, κοινοποιησεις,
    distribuiri, megosztasok, シェア, シェア数, 공유, 공유 수, 分享, 分享量, 分享数, 分享次數`,
  saves: `saves, saved, save count, favorites, favourites, add to favorites, bookmarks, collects, collect count, guardados, veces guardado, favoritos, enregistrements, favoris, gespeichert,
    favoriten, salvataggi, preferiti, salvamentos, opgeslagen, zapisania, sparade, lagg till i favoriter, gemt, lagret, tallennukset, ulozeni, kaydetme, kaydetmeler, simpan, disimpan,
    luot luu, сохранения, збереження, αποθηκευσεις, salvari, mentesek, 保存, 保存数, 저장, 收藏, 收藏量, 收藏数`,
  followers: `followers, follower, follower count, total followers, followers total, fans, fan count, number of followers, seguidores, seguidores totales, total de seguidores, abonnes, nombre d'abonnes,
    abonnes au total, anhanger, followeranzahl, anzahl follower, follower gesamt, seguaci, follower totali, volgers, obserwujacy, foljare, totalt antal foljare, folgere, folgere i alt,
    seuraajat, sledujici, takipci, takipciler, takipci sayisi, pengikut, nguoi theo doi, подписчики, підписники, читачі, ακολουθοι, urmaritori, kovetok, フォロワー, フォロワー数, 팔로워, 팔로워 수,
    粉丝, 粉丝数, 总粉丝数, 粉絲, 粉絲數`,
  newFollowers: `new followers, followers gained, gained followers, nuevos seguidores, nouveaux abonnes, neue follower, nuovi follower, novos seguidores, nieuwe volgers, nowi obserwujacy, nya foljare,
    nye folgere, uudet seuraajat, novi sledujici, yeni takipciler, pengikut baru, nguoi theo doi moi, новые подписчики, нові підписники, νεοι ακολουθοι, urmaritori noi, uj kovetok,
    新規フォロワー, 新しいフォロワー, 신규 팔로워, 新增粉丝, 新增粉絲`,
  lostFollowers: `lost followers, followers lost, unfollows, unfollowers, seguidores perdidos, abonnes perdus, verlorene follower, follower persi, verloren volgers, utraceni obserwujacy, tappade foljare,
    tabte folgere, menetetyt seuraajat, ztraceni sledujici, kaybedilen takipciler, отписки, отписавшиеся, 失ったフォロワー, 流失粉丝`,
  viewers: `viewers, total viewers, unique viewers, espectadores, spectateurs, zuschauer, spettatori, kijkers, widzowie, tittare, seere, katsojat, divaci, izleyiciler, penonton, nguoi xem,
    зрители, глядачі, θεατες, spectatori, nezok, 視聴者, 視聴者数, 시청자, 시청자 수, 观众, 觀眾`,
  newViewers: `new viewers, nuevos espectadores, nouveaux spectateurs, neue zuschauer, nuovi spettatori, novos espectadores, nieuwe kijkers, nya tittare, новые зрители, 新規視聴者, 신규 시청자, 新观众`,
  returningViewers: `returning viewers, espectadores recurrentes, spectateurs reguliers, wiederkehrende zuschauer, spettatori di ritorno, espectadores recorrentes, terugkerende kijkers,
    aterkommande tittare, вернувшиеся зрители, リピート視聴者, 재방문 시청자, 回访观众`,
  reachedAudience: `reached audience, reach, people reached, accounts reached, alcance, audiencia alcanzada, portee, audience atteinte, reichweite, erreichte zielgruppe, erreichte personen, copertura,
    pubblico raggiunto, publico alcancado, bereik, bereikt publiek, zasieg, malgrupp som natts, rackvidd, raekkevidde, rekkevidde, tavoittavuus, dosah, erisim, jangkauan, luot tiep can,
    охват, охоплення, απηχηση, acoperire, eleres, リーチ, リーチ数, 도달, 触达人数`,
  engagedAudience: `engaged audience, engaged users, accounts engaged, audiencia comprometida, audience engagee, interagierende zielgruppe, pubblico coinvolto, publico engajado, betrokken publiek`,
} as const satisfies Record<Meaning, string>;

/** Words that may stand beside a heading without changing what it counts. */
export const NEUTRAL_WORDS: ReadonlySet<string> = new Set(
  `tiktok tik tok daily per by day the a of on for in no nr number count counts anzahl numero nombre antal liczba aantal org organic video videos utc iso pro tag por dia par jour
  al giorno per dag na dzien post posts pst gmt est cet`.split(/\s+/),
);
